// Values of one's own place: taken from the forms of the programme pages, kept for this page's life or on this device,
// listed, exported and imported on local.html, where a place may be added too. The calculator checks every entry; here
// nothing is reckoned.
(function () {
  "use strict";
  var KEY = "bangfu.local", HOST = "bangfu.host", STORES = ["localStorage", "sessionStorage"];
  var base = document.currentScript.src.replace(/annex\.js$/, "");
  var language = document.documentElement.lang === "en" ? "en" : "zh";

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }
  function by(id) { return document.getElementById(id); }

  // What is not an entry or a place at all is left out; whether it is right the calculator checks.
  function wellFormed(items, name) {
    return (Array.isArray(items) ? items : []).filter(function (item) {
      return item && typeof item === "object" && typeof item[name] === "string";
    });
  }
  function parsed(text) {
    var file = JSON.parse(text || "{}") || {};
    return { regions: wellFormed(file.regions, "code"), entries: wellFormed(file.entries, "parameter") };
  }

  // A browser may forbid storage; the entry then lives no longer than the page.
  function read(store, key) {
    try { return parsed(window[store].getItem(key || KEY)); } catch (problem) { return parsed(""); }
  }
  function write(store, file) {
    try {
      if (file.entries.length || file.regions.length) window[store].setItem(KEY, JSON.stringify(file));
      else window[store].removeItem(KEY);
    } catch (problem) { /* see above */ }
  }
  function all() {
    return STORES.map(function (store) { return read(store); }).reduce(function (one, other) {
      return { regions: one.regions.concat(other.regions), entries: one.entries.concat(other.entries) };
    });
  }
  function sameEntry(one, other) {
    return one.parameter === other.parameter && one.region === other.region && one.from === other.from;
  }
  function sameRegion(one, other) { return one.code === other.code; }
  var SAME = { entries: sameEntry, regions: sameRegion };
  // An entry replaces an earlier one of the same parameter, place and start; a place one of the same code.
  function put(kind, item, store) {
    remove(kind, item);
    var file = read(store);
    file[kind].push(item);
    write(store, file);
  }
  function remove(kind, item) {
    STORES.forEach(function (store) {
      var file = read(store);
      file[kind] = file[kind].filter(function (kept) { return !SAME[kind](kept, item); });
      write(store, file);
    });
  }

  // Places of one's own stand beside the built-in ones in every list of places.
  function nameOf(region) { return language === "en" && region.name_en || region.name || region.code; }
  function offerPlaces() {
    var regions = all().regions.concat(read("localStorage", HOST).regions);
    each(document.querySelectorAll("select[data-places]"), function (select) {
      regions.forEach(function (region) {
        for (var at = 0; at < select.options.length; at++) if (select.options[at].value === region.code) return;
        var option = document.createElement("option");
        option.value = region.code;
        option.textContent = nameOf(region);
        select.insertBefore(option, select.options[1] || null);
      });
    });
  }
  offerPlaces();

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
    put("entries", entry, keep ? "localStorage" : "sessionStorage");
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
    var target = location.hash && by(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  function text(value) {
    return typeof value === "object" ? JSON.stringify(value) : String(value);
  }

  // On the page of a programme, values of one's own stand above the built-in ones.
  var names = {};
  each(document.querySelectorAll("select[data-places] option"), function (option) { names[option.value] = option.textContent; });
  all().regions.concat(read("localStorage", HOST).regions).forEach(function (region) { names[region.code] = nameOf(region); });
  each(document.querySelectorAll("section.parameter[id]"), function (section) {
    var own = all().entries.concat(read("localStorage", HOST).entries).filter(function (entry) { return entry.parameter === section.id; });
    var list = section.querySelector(".entries"), word = by("local-word");
    if (list && word) own.reverse().forEach(function (entry) {
      var item = document.createElement("li"), badge = document.createElement("span");
      item.className = "entry entry--local";
      item.textContent = [names[entry.region] || entry.region, entry.from + (entry.until ? " – " + entry.until : ""), text(entry.value),
        entry.source].join(" · ") + " ";
      badge.className = "badge badge--local";
      badge.textContent = word.textContent;
      item.appendChild(badge);
      list.insertBefore(item, list.firstChild);
    });
  });

  var list = by("local-list");
  if (!list) return;
  each(document.querySelectorAll("#names dt"), function (term) {
    names[term.textContent] = term.nextElementSibling.textContent;
  });
  function told(kind, item) {
    if (kind === "regions") return [names[item.parent] || item.parent, item.name, item.name_en, item.code].filter(Boolean).join(" · ");
    return [names[item.region] || item.region, names[item.parameter] || item.parameter, text(item.value),
      item.from + (item.until ? " – " + item.until : ""), item.source].join(" · ");
  }
  function show() {
    var file = all(), host = read("localStorage", HOST);
    list.textContent = "";
    file.regions.concat(host.regions).forEach(function (region) { names[region.code] = nameOf(region); });
    by("local-none").hidden = file.entries.length + file.regions.length > 0;
    ["regions", "entries"].forEach(function (kind) {
      file[kind].forEach(function (item) {
        var line = document.createElement("li"), button = document.createElement("button");
        line.textContent = told(kind, item) + " ";
        button.type = "button";
        button.textContent = list.dataset.remove;
        button.setAttribute("aria-label", list.dataset.remove + " " + told(kind, item));
        button.addEventListener("click", function () { remove(kind, item); show(); });
        line.appendChild(button);
        list.appendChild(line);
      });
    });
    var hosted = by("local-hosted");
    hosted.textContent = "";
    by("local-host").hidden = !(host.entries.length + host.regions.length);
    ["regions", "entries"].forEach(function (kind) {
      host[kind].forEach(function (item) {
        var line = document.createElement("li");
        line.textContent = told(kind, item);
        hosted.appendChild(line);
      });
    });
    var whole = JSON.stringify({ regions: file.regions, entries: file.entries }, null, 2);
    by("local-export").href = "data:application/json;charset=utf-8," + encodeURIComponent(whole);
    offerPlaces();
    check(file);
  }

  // The package that other programs use says at once what the calculator will refuse. A browser of 2020 knows no such
  // modules; there the calculator says it.
  function check(file) {
    import(base + "api/index.js").then(function (api) {
      var refused = by("local-refused");
      refused.textContent = "";
      api.checkLocal(file).forEach(function (one) {
        var line = document.createElement("li");
        line.textContent = [one.path, one.name].filter(Boolean).join(" ") + ": " + one.faults.map(function (fault) {
          return fault.field + " " + fault.message[language];
        }).join("; ");
        refused.appendChild(line);
      });
      by("local-bad").hidden = !refused.children.length;
    }).catch(function () {});
  }

  by("local-place").addEventListener("submit", function (event) {
    event.preventDefault();
    var form = event.target, region = { code: form.elements.code.value, name: form.elements.name.value };
    if (form.elements.name_en.value) region.name_en = form.elements.name_en.value;
    region.parent = form.elements.parent.value;
    put("regions", region, "localStorage");
    form.reset();
    show();
  });
  by("local-clear").addEventListener("click", function () {
    ["entries", "regions"].forEach(function (kind) { all()[kind].forEach(function (item) { remove(kind, item); }); });
    show();
  });
  by("local-import").addEventListener("change", function (event) {
    var problem = by("local-problem");
    var chosen = event.target.files[0];
    var reader = new FileReader();
    reader.onload = function () {
      var whole = null;
      try { whole = JSON.parse(reader.result); } catch (unreadable) { /* said below */ }
      var good = whole && (Array.isArray(whole.entries) || Array.isArray(whole.regions));
      problem.textContent = good ? "" : problem.dataset.text;
      if (good) ["regions", "entries"].forEach(function (kind) {
        parsed(reader.result)[kind].forEach(function (item) { put(kind, item, "localStorage"); });
      });
      show();
    };
    if (chosen) reader.readAsText(chosen);
  });
  show();
})();
