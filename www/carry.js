// Taking the results along: the printed card, text, link and QR code; and reading aloud. Loaded when one of them is first
// asked for. It gathers what the page shows; nothing is reckoned, and every word stands in the page.
(function () {
  "use strict";
  var root = document.documentElement;
  var form = document.getElementById("questions");
  // In the one-file edition there is no such script: what it would load stands in the file.
  var boot = document.querySelector("script[src$='boot.js']"), base = boot ? boot.src.replace(/boot\.js$/, "") : "";

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  function text(element) {
    return element ? element.textContent.replace(/\s+/g, " ").trim() : "";
  }
  function word(key) {
    return text(document.querySelector("[data-word='" + key + "']"));
  }
  function make(tag, content) {
    var element = document.createElement(tag);
    element.textContent = content;
    return element;
  }
  function onlyResult() {
    return document.getElementById("only-result").checked;
  }
  function results() {
    return all("#questions .result");
  }

  // Each answered field: its question and its answer as the form shows them, with how it is known unless `bare`.
  function answers(bare) {
    var found = [];
    all("#questions .field").forEach(function (field) {
      var control = field.querySelector("input:not([type='radio']), select") || field.querySelector("input:checked");
      // Place and day stand in the heading already.
      if (!control || !control.name || !control.value || /^(place|assessed_on|door)$/.test(control.name)) return;
      var answer = control.value;
      if (control.type === "radio") answer = text(control.nextElementSibling);
      else if (control.options) answer = text(control.options[control.selectedIndex]);
      else answer += " " + text(field.querySelector(".with-unit > span"));
      var note = bare ? null : form.querySelector("[name='note." + control.name + "']"), how = /^([a-z]+)_(.*)/.exec(note ? note.value : "");
      if (how) answer += " (" + word(how[1]) + " " + how[2] + ")";
      found.push([text(field.querySelector("legend, label")), answer.trim()]);
    });
    return found;
  }

  // A heading of place and day for what leaves the page.
  function about() {
    var place = document.querySelector("input[name='place']:checked");
    return [text(document.querySelector(".top__name")), place ? text(place.nextElementSibling) : "",
      word("on") + " " + document.getElementById("assessed_on").value].filter(Boolean).join(" · ");
  }

  function asText() {
    var lines = [about()];
    if (!onlyResult()) answers().forEach(function (pair) { lines.push(pair[0] + " " + pair[1]); });
    lines.push("");
    results().forEach(function (result) {
      var amounts = all(".amount, .total", result).map(text).join("; ");
      lines.push("· " + [text(result.querySelector(".result__title")), text(result.querySelector(".result__verdict")), amounts]
        .filter(Boolean).join(" — "));
      if (result.querySelector(".next")) lines.push("  " + text(result.querySelector(".next")));
    });
    lines.push("", text(document.querySelector(".sheet__note")));
    if (!onlyResult()) lines.push(address());
    return lines.join("\n");
  }

  // In the shortest form, for a code: a line for each door.
  function asBrief() {
    return [about()].concat(all("#questions [id^='brief-']").map(text).filter(Boolean)).join("\n");
  }

  // The answers live with the history entry; a link with them is made when it is asked for.
  function address(answers) {
    return location.href.split("#")[0] + "#" + (answers || String(history.state || "").replace(/(^|&)note\.as=[^&]*/, ""));
  }

  function show() {
    var carried = document.getElementById("carried");
    carried.textContent = "";
    Array.prototype.forEach.call(arguments, function (element) { carried.appendChild(element); });
  }

  function toClipboard(content, done, failed) {
    if (!navigator.clipboard) return failed();
    navigator.clipboard.writeText(content).then(done, failed);
  }
  function copy(content) {
    function byHand() {
      var area = document.createElement("textarea");
      area.value = content;
      area.readOnly = true;
      area.setAttribute("aria-label", word("by-hand"));
      show(make("p", word("by-hand")), area);
      area.select();
      // For browsers and files without the newer way.
      try { if (document.execCommand("copy")) area.parentNode.firstChild.textContent = word("copied"); } catch (problem) { /* by hand */ }
    }
    toClipboard(content, function () { show(make("p", word("copied"))); }, byHand);
  }

  // The module that draws codes arrives when the first one is wanted.
  function draw(content) {
    return window.bangfuLoad("code").then(function () {
      var box = document.createElement("div");
      box.className = "code";
      box.innerHTML = window.bangfu_code.code(content) || "";
      return box;
    });
  }

  // The code of a link says what this device came to, so that the other can say whether it comes to the same.
  function drawCode() {
    if (onlyResult()) return draw(asBrief());
    return talk().then(function () { return window.bangfuSeal(tools); }).then(address, function () { return address(); }).then(draw);
  }
  function code() {
    drawCode().then(function (box) {
      show(make("p", word(box.firstChild ? "scan" : "too-long")), box);
    }, function () { show(make("p", word("no-script"))); });
  }

  // The card as it is printed: copies of the results with everything unfolded.
  function print() {
    var sheet = document.getElementById("sheet");
    var list = sheet.querySelector(".sheet__answers"), told = sheet.querySelector(".sheet__results");
    var corner = sheet.querySelector(".sheet__code");
    sheet.querySelector(".sheet__about").textContent = about();
    list.textContent = told.textContent = corner.textContent = "";
    (onlyResult() ? [] : answers()).forEach(function (pair) {
      list.appendChild(make("dt", pair[0]));
      list.appendChild(make("dd", pair[1]));
    });
    list.hidden = list.previousElementSibling.hidden = onlyResult();
    results().forEach(function (result) {
      var copy = result.cloneNode(true);
      all("details", copy).concat(copy).forEach(function (element) { element.setAttribute("open", ""); });
      all("[id]", copy).concat(copy).forEach(function (element) { element.removeAttribute("id"); });
      told.appendChild(copy);
    });
    function go() {
      sheet.hidden = false;
      document.body.classList.add("printing");
      window.print();
    }
    if (onlyResult()) return go();
    drawCode().then(function (box) { corner.appendChild(box); go(); }, go);
  }
  window.addEventListener("afterprint", function () {
    document.body.classList.remove("printing");
    document.getElementById("sheet").hidden = true;
  });

  // Reading aloud: a question when it is reached, the result when it changes, with a voice of the device.
  var aloud = false, said = "";
  function say(content) {
    if (!aloud || !content || content === said) return;
    said = content;
    speechSynthesis.cancel();
    var speech = new SpeechSynthesisUtterance(content);
    var voices = speechSynthesis.getVoices().filter(function (voice) { return voice.lang.slice(0, 2) === root.lang.slice(0, 2); });
    if (voices[0]) speech.voice = voices[0];
    speech.lang = root.lang;
    speechSynthesis.speak(speech);
  }
  function readAloud(button) {
    aloud = !aloud;
    root[aloud ? "setAttribute" : "removeAttribute"]("data-aloud", "");
    button.setAttribute("aria-pressed", aloud);
    said = "";
    if (!aloud) return speechSynthesis.cancel();
    say(briefs() || text(document.querySelector("h1")) + "。" + text(document.querySelector(".lead")));
  }
  function briefs() {
    return all("#questions [id^='brief-']").map(text).filter(Boolean).join("。");
  }
  if (form) {
    form.addEventListener("focusin", function (event) {
      var field = event.target.closest(".field");
      if (field) say(all("legend, label:not(.choice), .hint", field).map(text).join("。"));
    });
    form.addEventListener("rest", function () { say(briefs()); });
  }

  // For policy staff and programmers: the case as a worked example, or all that is said of it as data. The package that other
  // programs use says it.
  function kept(store, key) {
    try { return JSON.parse(window[store].getItem("bangfu." + key) || "{}"); } catch (problem) { return {}; }
  }
  function joined(one, other) {
    function list(name) { return [].concat(one[name] || [], other[name] || []); }
    return { regions: list("regions"), entries: list("entries") };
  }
  function hand(what) {
    import(base + "api/index.js").then(function (api) {
      var case_ = api.fromLink("#" + history.state), name = case_.place + "-" + case_.assessed_on;
      var options = {
        local: joined(kept("localStorage", "local"), kept("sessionStorage", "local")), host: kept("localStorage", "host"),
        name: about(), origin: word("origin")
      };
      var told = what === "example" ? api.example(case_, options) : JSON.stringify(api.assess(case_, options));
      var link = make("a", word("file") + " " + name + (what === "example" ? ".toml" : ".json"));
      link.href = URL.createObjectURL(new Blob([told], { type: "text/plain" }));
      link.download = "bangfu-" + name + (what === "example" ? ".toml" : ".json");
      link.className = "button";
      var area = make("textarea", told);
      area.readOnly = true;
      area.setAttribute("aria-label", link.textContent);
      show(link, area);
    }).catch(function (problem) {
      // A browser of 2020 knows no such modules; a refused answer is named above the form already.
      show(make("p", problem.errors ? problem.message : word("no-script")));
    });
  }

  // What two people need at one phone has a script of its own.
  var talking;
  function talk() {
    return talking = talking || new Promise(function (done, failed) {
      if (window.bangfuTalk) return done();
      var script = document.createElement("script");
      script.src = base + "meet.js";
      script.onload = done;
      script.onerror = function () {
        talking = null;
        failed();
      };
      document.head.appendChild(script);
    });
  }
  var tools = {
    base: base, all: all, text: text, word: word, show: show, answers: answers, about: about, results: results, asText: asText,
    onlyResult: onlyResult, drawCode: drawCode, toClipboard: toClipboard
  };

  window.bangfuCarry = function (button) {
    var what = button.getAttribute("data-carry");
    if (!what) return readAloud(button);
    if (/^(visit|career|keep|same)$/.test(what) || /^(compare|picture|official|notice)$/.test(what) && results().length) {
      return talk().then(function () { window.bangfuTalk(what, tools); }, function () { show(make("p", word("no-script"))); });
    }
    if (!results().length) return show(make("p", word("nothing")));
    if (what === "example" || what === "data") return hand(what);
    if (what === "print") print();
    else if (what === "code") code();
    else if (what === "link" && !onlyResult()) copy(address());
    else copy(asText());
  };
})();
