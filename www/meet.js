// Two people at one phone: one question after the other, two cases side by side, a picture, cases kept on this device, a
// word to those who keep the page. Loaded when one of these is first wanted. Words and results come from the module, here
// they are moved about; nothing is reckoned.
(function () {
  "use strict";
  var root = document.documentElement, form = document.getElementById("questions"), tools, panel;
  var KEY = "bangfu.cases", NOTE = "note.", HOWS = ["said", "seen", "listed"];
  function by(id) { return document.getElementById(id); }
  function make(tag, content, act) {
    var element = document.createElement(tag);
    element.textContent = content;
    if (act) {
      element.type = "button";
      element.addEventListener("click", act);
    }
    return element;
  }
  function tell() { form.dispatchEvent(new Event("input")); }
  function module() { return window.bangfu_page; }
  function today() {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  }

  // The answers as a link carries them, with or without the notes beside them.
  function answers(bare) {
    return String(history.state || "").split("&").filter(function (pair) {
      return pair && !(bare ? /^note\./ : /^note\.as=/).test(pair);
    }).join("&");
  }
  function controls(name) { return tools.all("[name='" + name + "']"); }
  function value(name) {
    var control = form.querySelector("[name='" + name + "']:checked, select[name='" + name + "'], input[name='" + name + "']:not([type='radio'])");
    return control ? control.value : "";
  }
  function put(name, text) {
    controls(name).forEach(function (control) {
      if (control.type === "radio") control.checked = control.value === text;
      else control.value = text;
    });
  }
  // The module of the page fills the form, adding persons and bills where they are needed.
  function fill(link) {
    module().fill(link);
  }

  // The edition and the mark of what is told, so that another device can say whether it comes to the same.
  function edition() {
    var told = /(\d+\.\d+\.\d+)\D+(\d{4}-\d\d-\d\d)/.exec(document.querySelector(".bottom").textContent);
    return told ? told[1] + "_" + told[2] : "";
  }
  function sealed(link) { return edition() + "_" + module().mark(link); }

  function open(id) {
    tools.all("#talk > div").forEach(function (part) {
      if (part.id && part.id !== "talk-notes") part.hidden = part.id !== id;
    });
    if (id !== "talk-visit" && root.hasAttribute("data-visiting")) leave();
    if (id) by("talk").scrollIntoView();
  }

  /* One question after the other */

  var held, gap;
  function control(field) { return field.querySelector("input[name]:not([type='hidden']), select[name]"); }
  function fields() {
    var door = form.getAttribute("data-door");
    return tools.all("#place, #door, #register .field, .door--" + door + " .door__questions .field, #talk-question > .field").filter(function (field) {
      if (field.classList.contains("moot") || !control(field)) return false;
      if (door === "medical" && field.closest("#register")) return false;
      for (var fold = field.closest("details"); fold; fold = fold.parentNode.closest("details")) if (!fold.open) return false;
      return !field.closest("[hidden], template, .next-visit");
    });
  }
  function release() {
    if (held) gap.parentNode.replaceChild(held, gap);
    held = null;
  }
  function take(field) {
    release();
    by("talk-question").textContent = "";
    held = field;
    gap = document.createComment("");
    field.parentNode.replaceChild(gap, field);
    by("talk-question").appendChild(field);
    field.tabIndex = -1;
    field.focus({ preventScroll: true });
    showHow();
    count();
  }
  function go(step) {
    var now = held;
    release();
    var list = fields(), at = now ? list.indexOf(now) + step : list.length - 1;
    if (at >= list.length || !list.length) {
      by("talk-question").textContent = tools.word("asked");
      showHow();
      return count();
    }
    take(list[Math.max(0, at)]);
  }
  // The field that is held stays where it is, or it would lose the focus; its gap tells where it belongs.
  function count() {
    if (!held) return by("talk-count").textContent = "";
    var list = fields(), before = list.filter(function (field) {
      return field !== held && gap.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING;
    }).length;
    by("talk-count").textContent = tools.word("question") + " " + (before + 1) + " " + tools.word("of") + " " + (list.length - before - 1) + " " + tools.word("left");
  }
  function visit() {
    open("talk-visit");
    root.setAttribute("data-visiting", "");
    by("talk-day").value = today();
    var first = fields().filter(function (field) { return !answered(field); })[0] || fields()[0];
    if (first) take(first);
    refresh();
  }
  function leave() {
    release();
    ["data-visiting", "data-turned", "data-wide"].forEach(function (name) { root.removeAttribute(name); });
  }
  function answered(field) { return value(control(field).name); }

  /* How an answer is known */

  function noted(name) {
    var note = form.querySelector("[name='" + NOTE + name + "']");
    return note ? note.value : "";
  }
  function note(name, text) {
    var known = form.querySelector("[name='" + NOTE + name + "']");
    if (!known) {
      known = document.createElement("input");
      known.type = "hidden";
      known.name = NOTE + name;
      by("talk-notes").appendChild(known);
    }
    known.value = text;
  }
  // Notes that came with a link or a kept case have no field yet. What is no note of ours is left alone.
  function takeNotes() {
    answers().split("&").forEach(function (pair) {
      var known = /^note\.([a-z0-9_.]+)=((?:said|seen|listed)_[0-9-]+)$/.exec(pair);
      if (known && !form.querySelector("[name='" + NOTE + known[1] + "']")) note(known[1], known[2]);
    });
  }
  function how(name) { return noted(name).split("_")[0]; }
  function showHow() {
    by("talk-how").hidden = !held || /^(place|door)$/.test(held.id);
    if (!held) return;
    var name = control(held).name, parts = noted(name).split("_");
    tools.all("[data-how]").forEach(function (button) { button.setAttribute("aria-pressed", parts[0] === button.getAttribute("data-how")); });
    by("talk-day").value = parts[1] || today();
  }
  // What was only said, or not noted, is still to be checked.
  function unchecked() {
    var list = by("talk-check"), found = 0;
    list.textContent = "";
    form.querySelectorAll(".field").forEach(function (field) {
      var it = control(field);
      if (!it || field.closest("template, .next-visit") || /^(place|assessed_on|door)$/.test(it.name) || !answered(field)) return;
      var known = how(it.name);
      if (known === "seen" || known === "listed") return;
      found++;
      var item = make("li", "");
      item.appendChild(make("button", tools.text(field.querySelector("legend, label")), function () {
        take(field);
        by("talk-question").scrollIntoView({ block: "center" });
      }));
      item.appendChild(make("small", tools.word(known === "said" ? "said" : "unsaid")));
      list.appendChild(item);
    });
    by("talk-unchecked").textContent = found;
  }

  /* Two cases side by side */

  var pinned;
  function pin() {
    pinned = { link: answers(true), whole: answers(), pairs: tools.answers(true), about: about() };
  }
  // Place and day.
  function about() { return tools.about().split(" · ").slice(1).join(" · "); }
  function options(select, name) {
    while (select.options.length > 1) select.remove(1);
    var known = [];
    controls(name).forEach(function (control) {
      var choices = control.options ? Array.prototype.slice.call(control.options) : [control];
      choices.forEach(function (choice) {
        var words = choice.label && control.options ? choice.label : tools.text(control.parentNode.querySelector("strong") || control.nextElementSibling);
        if (!choice.value || choice.value === "unknown" || known.indexOf(choice.value) >= 0) return;
        known.push(choice.value);
        var option = make("option", words);
        option.value = choice.value;
        select.appendChild(option);
      });
    });
  }
  function compare() {
    if (!pinned) pin();
    open("talk-compare");
    tools.all("[data-vary]").forEach(function (select) { options(select, fieldOf(select)); });
    refresh();
  }
  function fieldOf(select) {
    var name = select.getAttribute("data-vary");
    return name === "place" ? name : "p1." + name;
  }
  function showChanged() {
    var now = tools.answers(true), box = by("talk-changed"), known = {};
    box.textContent = "";
    var list = document.createElement("ul");
    [[pinned.pairs, 0], [now, 1]].forEach(function (side) {
      side[0].forEach(function (pair) { (known[pair[0]] = known[pair[0]] || [])[side[1]] = pair[1]; });
    });
    if (pinned.about !== about()) known[""] = [pinned.about, about()];
    Object.keys(known).forEach(function (question) {
      var pair = known[question];
      if (pair[0] === pair[1]) return;
      var item = make("li", question ? question + " " : "");
      item.appendChild(make("strong", (pair[0] || tools.word("blank")) + " → " + (pair[1] || tools.word("blank"))));
      list.appendChild(item);
    });
    box.appendChild(list.children.length ? list : make("p", tools.word("unchanged")));
  }
  var variations = {
    "last-year": function () {
      var day = by("assessed_on");
      // The last day of February has no counterpart in most years.
      day.value = (day.value.slice(0, 4) - 1) + day.value.slice(4).replace("-02-29", "-02-28");
    },
    illness: function () {
      var ill = value("risk_illness") === "yes" || value("p1.in_scope") || value("p1.total");
      put("risk_illness", ill ? "no" : "yes");
      if (!ill) return;
      tools.all("[name^='p1.']").forEach(function (control) {
        var field = control.closest(".person[data-door='medical']");
        if (!field || /category|coverage_year|enrolled/.test(control.name)) return;
        if (control.type === "radio") control.checked = false;
        else control.value = "";
      });
    },
    child: function () {
      var members = value("members");
      if (/^\d+$/.test(members)) put("members", String(+members + 1));
      put("door", "education");
      tell();
      var first = form.querySelector(".person[data-door='education'] [name$='.stage']");
      if (first && value(first.name)) form.querySelector(".add-person[data-door='education']").click();
      var blocks = tools.all(".person[data-door='education']");
      blocks[blocks.length - 1].scrollIntoView();
    }
  };

  /* A child's way through school */

  function career() {
    var blocks = tools.all(".person[data-door='education']"), box = by("talk-legs");
    open("talk-career");
    box.textContent = "";
    blocks.forEach(function (block) {
      var person = +block.getAttribute("data-person"), told = make("div", "");
      told.innerHTML = module().career(root.lang, answers(true), person - 1);
      if (blocks.length > 1) told.insertBefore(make("h3", tools.text(block.querySelector("legend"))), told.firstChild);
      box.appendChild(told);
    });
  }

  /* A picture to hold and send */

  function lines() {
    var box = make("div", "");
    box.innerHTML = module().plain(root.lang, answers(true));
    return tools.all("li, p", box).map(tools.text);
  }
  function picture() {
    open("talk-shown");
    by("talk-told").textContent = tools.word("hold");
    by("talk-made").textContent = "";
    var told = lines(), note = tools.text(document.querySelector(".sheet__note")), draw = tools.onlyResult() ? Promise.resolve() : tools.drawCode();
    draw.then(function (box) {
      var svg = box && box.querySelector("svg"), image = new Image();
      if (!svg) return paint();
      image.onload = function () { paint(image); };
      image.onerror = function () { paint(); };
      svg.setAttribute("width", 640);
      svg.setAttribute("height", 640);
      image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(svg));
    }, function () { paint(); });
    function paint(image) {
      var canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
      var wide = 1080, edge = 60, rows = [];
      function font(size, bold) { return (bold ? "bold " : "") + size + "px sans-serif"; }
      // Chinese breaks anywhere, words of letters as a whole.
      function add(text, size, bold, space) {
        pen.font = font(size, bold);
        var row = "";
        (text.match(/[\x21-\x7e]+|\s|[^]/g) || []).forEach(function (piece) {
          if (pen.measureText(row + piece).width > wide - 2 * edge && row) {
            rows.push([row, size, bold, size * 0.35]);
            row = piece.trim();
          } else row += piece;
        });
        rows.push([row, size, bold, space]);
      }
      add(tools.text(document.querySelector(".top__name")), 44, false, 10);
      add(about(), 44, true, 50);
      told.forEach(function (line) { add(line, 50, true, 36); });
      add(note, 34, false, 20);
      var tall = rows.reduce(function (sum, row) { return sum + row[1] + row[3]; }, 2 * edge) + (image ? 700 : 0);
      canvas.width = wide;
      canvas.height = Math.min(tall, 16000);
      pen.fillStyle = "#ffffff";
      pen.fillRect(0, 0, wide, canvas.height);
      pen.fillStyle = "#16201c";
      var y = edge;
      rows.forEach(function (row) {
        pen.font = font(row[1], row[2]);
        y += row[1];
        pen.fillText(row[0], edge, y);
        y += row[3];
      });
      if (image) pen.drawImage(image, (wide - 640) / 2, y + 20, 640, 640);
      var shown = new Image();
      shown.alt = [tools.about()].concat(told).join("\n");
      shown.src = canvas.toDataURL("image/png");
      by("talk-made").textContent = "";
      by("talk-made").appendChild(shown);
    }
  }

  /* Cases kept on this device, when asked */

  function cases() {
    try {
      var kept = JSON.parse(localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter(function (one) { return one && typeof one.link === "string" && typeof one.name === "string"; }) : [];
    } catch (problem) { return []; }
  }
  function store(kept) {
    try {
      if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept));
      else localStorage.removeItem(KEY);
      return true;
    } catch (problem) {
      by("talk-kept").textContent = tools.word("no-store");
      return false;
    }
  }
  function save() {
    var name = by("talk-name").value.trim() || tools.about(), kept = cases().filter(function (one) { return one.name !== name; });
    kept.unshift({ name: name, day: today(), link: answers(), seal: sealed(answers(true)) });
    if (store(kept)) by("talk-kept").textContent = tools.word("saved");
    listCases();
  }
  function listCases() {
    var list = by("talk-cases");
    list.textContent = "";
    cases().forEach(function (one, at) {
      var item = make("li", one.name + " · " + one.day + " ");
      item.appendChild(make("button", tools.word("open"), function () {
        fill(one.link);
        tell();
        resumed(one);
      }));
      item.appendChild(make("button", tools.word("against"), function () {
        var now = answers();
        fill(one.link);
        tell();
        pin();
        fill(now);
        tell();
        compare();
      }));
      item.appendChild(make("button", tools.word("remove"), function () {
        var kept = cases();
        kept.splice(at, 1);
        store(kept);
        listCases();
      }));
      list.appendChild(item);
    });
    if (!list.children.length) list.appendChild(make("li", tools.word("no-cases")));
  }
  function resumed(one) {
    var now = sealed(answers(true)), same = String(one.seal).split("_")[2] === now.split("_")[2];
    by("talk-kept").textContent = same ? tools.word("still") : tools.word("moved") + words(one.seal) + tools.word("here") + words(now);
  }
  function words(seal) { return String(seal).split("_").slice(0, 2).join(" · "); }
  function keep() {
    open("talk-keep");
    by("talk-kept").textContent = "";
    listCases();
  }

  // A link that says what its sender came to.
  function same() {
    var hash = location.hash.slice(1), seal = /(?:^|&)note\.as=([\w.-]+)/.exec(hash);
    if (!seal) return;
    var theirs = seal[1], link = hash.split("&").filter(function (pair) { return !/^note\./.test(pair); }).join("&");
    var ours = sealed(link), alike = theirs.split("_")[2] === ours.split("_")[2];
    open("talk-shown");
    by("talk-made").textContent = "";
    by("talk-told").textContent = alike ? tools.word("same") : tools.word("different") + words(theirs) + tools.word("here") + words(ours);
  }

  /* A word to those who keep the page */

  function working(result) {
    var copy = result.cloneNode(true);
    return tools.all("h3, p, li, dt, dd, summary", copy).filter(function (part) {
      return !part.querySelector("p, li, dt");
    }).map(tools.text).filter(Boolean).join("\n");
  }
  function report(kind) {
    open("talk-shown");
    by("talk-made").textContent = by("talk-told").textContent = "";
    var text = [tools.word(kind).replace(/([:：]) ?/g, "$1\n"), tools.asText(), edition().replace("_", " · ")]
      .concat(tools.results().map(working)).join("\n\n");
    var area = document.createElement("textarea");
    area.value = text;
    area.rows = 12;
    area.setAttribute("aria-label", tools.word("send"));
    by("talk-made").appendChild(area);
    tools.toClipboard(text, function () { by("talk-told").textContent = tools.word("send"); }, function () {
      area.select();
      by("talk-told").textContent = tools.word("by-hand");
    });
  }

  /* The panel */

  function refresh() {
    takeNotes();
    if (root.hasAttribute("data-visiting")) {
      by("talk-card").innerHTML = module().plain(root.lang, answers(true));
      unchecked();
      count();
    }
    if (!by("talk-compare").hidden && pinned) {
      by("talk-differences").innerHTML = module().differences(root.lang, pinned.link, answers(true));
      showChanged();
    }
    if (!by("talk-career").hidden) career();
  }
  var acts = {
    visit: visit, compare: compare, career: career, picture: picture, keep: keep, same: same,
    official: function () { report("official"); },
    notice: function () { report("notice"); },
    end: function () { open(""); },
    close: function () { open(""); pinned = null; },
    back: function () { go(-1); },
    next: function () { go(1); },
    turn: function () { root.toggleAttribute("data-turned"); },
    wide: function () { root.toggleAttribute("data-wide"); },
    pin: function () { pin(); refresh(); },
    restore: function () { fill(pinned.whole); tell(); },
    save: save,
    forget: function () { store([]); listCases(); }
  };
  function clicked(event) {
    var button = event.target.closest("[data-talk], [data-how]");
    if (!button) return;
    var act = button.getAttribute("data-talk"), known = button.getAttribute("data-how");
    if (known && held) {
      var name = control(held).name;
      note(name, how(name) === known ? "none" : known + "_" + (by("talk-day").value || today()));
      showHow();
      tell();
      refresh();
    } else if (variations[act]) {
      variations[act]();
      tell();
    } else if (acts[act]) acts[act]();
  }
  function chosen(event) {
    // The panel's own fields are no answers.
    if (event.target.closest("#talk-question")) return;
    event.stopPropagation();
    var select = event.target.closest("[data-vary]");
    if (event.type === "change" && select && select.value) {
      put(fieldOf(select), select.value);
      select.value = "";
      tell();
    }
    if (event.target.id === "talk-day" && held && HOWS.indexOf(how(control(held).name)) >= 0) {
      note(control(held).name, how(control(held).name) + "_" + event.target.value);
      tell();
    }
  }

  var ready;
  function begin() {
    return ready = ready || Promise.resolve().then(function () {
      if (!window.bangfuFile) {
        var style = document.createElement("link");
        style.rel = "stylesheet";
        style.href = tools.base + "meet.css";
        document.head.appendChild(style);
      }
      panel = make("section", "");
      panel.id = "talk";
      panel.innerHTML = module().panel(root.lang);
      form.insertBefore(panel, form.firstChild);
      panel.addEventListener("click", clicked);
      panel.addEventListener("input", chosen);
      panel.addEventListener("change", chosen);
      // The page keeps the answers first, whichever of its modules heard of them.
      form.addEventListener("input", function () { setTimeout(refresh, 0); });
      takeNotes();
    }).catch(function (reason) {
      ready = null;
      throw reason;
    });
  }

  window.bangfuTalk = function (what, given) {
    tools = given;
    begin().then(function () { acts[what](); }, function () { tools.show(make("p", tools.word("no-script"))); });
  };
  // For the code: a link that says what this device came to.
  window.bangfuSeal = function (given) {
    tools = given;
    return begin().then(function () { return answers(true) + "&note.as=" + sealed(answers(true)); });
  };
})();
