// The page's start: loads the calculators' module, then narrows the content policy, then keeps the site for offline use.
//
// Plain ES5, so that even a browser without WebAssembly reads it and is shown the note #no-wasm. The static text needs
// none of this. A page without calculators says so: <script src="boot.js" data-static defer>.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = document.currentScript;
  var base = script.src.slice(0, script.src.lastIndexOf("/") + 1);

  // Browsers of 2020 compile no module under 'wasm-unsafe-eval' alone; once it stands, nothing may be evaluated any more.
  function narrow(sources) {
    var policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    // Where worker-src is not named, script-src rules workers as well.
    policy.content = "script-src " + sources + "; worker-src 'self' blob:";
    document.head.appendChild(policy);
  }

  function keep() {
    if (/^https?:$/.test(location.protocol) && navigator.serviceWorker) {
      // Without it the site works all the same, only not offline.
      navigator.serviceWorker.register(base + "sw.js").catch(function () {});
    }
  }

  function fail(reason) {
    root.setAttribute("data-ready", "no");
    note("no-wasm", reason);
  }

  function note(id, reason) {
    var element = document.getElementById(id);
    if (element) element.hidden = false;
    if (window.console) console.error("The calculators could not start: " + reason);
  }

  function stand() {
    narrow("'self' 'wasm-unsafe-eval'");
    keep();
  }

  // See annex.js; storage may be forbidden.
  function keepsLocalValues() {
    return keptText() !== "";
  }

  // A page that comes back from the browser's cache knows nothing of values entered meanwhile; what was typed survives.
  var usedLocalValues = keptText();
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && keptText() !== usedLocalValues) location.reload();
  });
  function keptText() {
    try {
      return (localStorage.getItem("bangfu.local") || "") + (sessionStorage.getItem("bangfu.local") || "");
    } catch (problem) {
      return "";
    }
  }

  // What a keystroke need not wait for is done when the keys have rested for a moment.
  function listenForRest() {
    var form = document.getElementById("questions"), timer;
    if (form) form.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(function () { form.dispatchEvent(new Event("rest")); }, 250);
    });
  }

  function start() {
    if (typeof WebAssembly !== "object" || !window.fetch || !window.Promise) return fail("no WebAssembly here");
    listenForRest();
    // The household's module leads; the page is usable when it stands, and the others follow one by one.
    load("household").then(function () {
      root.setAttribute("data-ready", "yes");
      load("medical").then(function () { return load("education"); }).then(function () {
        root.setAttribute("data-doors", "all");
        stand();
      }, function (reason) {
        // What stands goes on working.
        note("no-door", reason);
        stand();
      });
    }).catch(fail);
  }

  // Loads the module of a door. Each language has its own, with the words of that language only.
  function load(door) {
    var name = door + (keepsLocalValues() ? "-local" : "");
    var path = base + (root.lang === "en" ? "en/" : "") + name;
    // Both files travel at the same time.
    var module = fetch(path + "_bg.wasm", { credentials: "same-origin" });
    module.catch(function () {});
    return new Promise(function (done, failed) {
      var glue = document.createElement("script");
      glue.src = path + ".js";
      glue.onerror = function () { failed(name + ".js did not load"); };
      glue.onload = function () {
        var start = window["bangfu_" + name.replace("-", "_")];
        if (!start) return failed(name + ".js is not understood here");
        start({ module_or_path: module }).then(done, failed);
      };
      document.head.appendChild(glue);
    });
  }

  if (script.hasAttribute("data-static")) {
    narrow("'self'");
    keep();
  } else {
    start();
  }
})();
