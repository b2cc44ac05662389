// Values of one's own place: taken from the forms of the programme pages, kept for this page's life or on this device,
// listed, exported and imported on local.html. The calculator checks every entry; here nothing is reckoned.
(function () {
  "use strict";
  var KEY = "bangfu.local";

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  // What is not an entry at all is left out; whether an entry is right the calculator checks.
  function wellFormed(entries) {
    return (Array.isArray(entries) ? entries : []).filter(function (entry) {
      return entry && typeof entry === "object" && typeof entry.parameter === "string";
    });
  }

  // A browser may forbid storage; the entry then lives no longer than the page.
  function read(store) {
    try {
      var kept = JSON.parse(window[store].getItem(KEY) || "{}");
      return wellFormed(kept.entries);
    } catch (problem) {
      return [];
    }
  }
  function write(store, entries) {
    try {
      if (entries.length) window[store].setItem(KEY, JSON.stringify({ entries: entries }));
      else window[store].removeItem(KEY);
    } catch (problem) { /* see above */ }
  }
  function all() {
    return read("localStorage").concat(read("sessionStorage"));
  }
  function same(one, other) {
    return one.parameter === other.parameter && one.region === other.region && one.from === other.from;
  }
  // An entry replaces an earlier one of the same parameter, place and start.
  function put(entry, store) {
    remove(entry);
    write(store, read(store).concat([entry]));
  }
  function remove(entry) {
    ["localStorage", "sessionStorage"].forEach(function (store) {
      write(store, read(store).filter(function (kept) { return !same(kept, entry); }));
    });
  }

  function take(form) {
    var entry = { parameter: form.dataset.parameter, unit: form.dataset.unit, status: "local" };
    var keep = false;
    each(form.elements, function (field) {
      if (field.name === "keep") keep = field.checked;
      else if (!field.name || field.value === "") return;
      else if (field.name.indexOf("value.") === 0) {
        entry.value = entry.value || {};
        entry.value[field.name.slice(6)] = field.value;
      } else entry[field.name] = field.value;
    });
    if (entry.value === undefined) {
      var first = form.querySelector("[name^=value]");
      if (first) first.focus();
      return;
    }
    put(entry, keep ? "localStorage" : "sessionStorage");
    form.querySelector(".local__done span").hidden = false;
  }
  each(document.querySelectorAll(".local__form"), function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      take(form);
    });
  });

  // Whoever came from the calculator goes back to it as it was left, with the answers.
  each(document.querySelectorAll("a[href$='index.html']"), function (link) {
    link.addEventListener("click", function (event) {
      var from = document.referrer.split("#")[0];
      if (from === link.href || from === link.href.replace("index.html", "")) {
        event.preventDefault();
        history.back();
      }
    });
  });

  // A link to a form opens it.
  function unfold() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  var list = document.getElementById("local-list");
  if (!list) return;
  var names = {};
  each(document.querySelectorAll("#names dt"), function (term) {
    names[term.textContent] = term.nextElementSibling.textContent;
  });
  function text(value) {
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }
  function show() {
    var entries = all();
    list.textContent = "";
    document.getElementById("local-none").hidden = entries.length > 0;
    entries.forEach(function (entry) {
      var item = document.createElement("li");
      var until = entry.until ? " – " + entry.until : "";
      item.textContent = [
        names[entry.region] || entry.region, names[entry.parameter] || entry.parameter, text(entry.value),
        entry.from + until, entry.source
      ].join(" · ") + " ";
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = list.dataset.remove;
      button.addEventListener("click", function () { remove(entry); show(); });
      item.appendChild(button);
      list.appendChild(item);
    });
    var file = JSON.stringify({ entries: entries }, null, 2);
    document.getElementById("local-export").href = "data:application/json;charset=utf-8," + encodeURIComponent(file);
  }
  document.getElementById("local-clear").addEventListener("click", function () {
    all().forEach(remove);
    show();
  });
  document.getElementById("local-import").addEventListener("change", function (event) {
    var problem = document.getElementById("local-problem");
    var file = event.target.files[0];
    var reader = new FileReader();
    reader.onload = function () {
      var read = null;
      try { read = JSON.parse(reader.result); } catch (unreadable) { /* said below */ }
      var entries = read && Array.isArray(read.entries) ? read.entries : null;
      problem.textContent = entries ? "" : problem.dataset.text;
      wellFormed(entries).forEach(function (entry) { put(entry, "localStorage"); });
      show();
    };
    if (file) reader.readAsText(file);
  });
  show();
})();
