// The page's start: loads the calculators' module, then narrows the content policy, then keeps the site for offline use.
//
// Plain ES5, so that even a browser without WebAssembly reads it and is shown the note #no-wasm. The static text needs
// none of this. A page without calculators says so: <script src="boot.js" data-static defer>.
(function () {
  "use strict";
  var root = document.documentElement;
  var script = document.currentScript;
  var form = document.getElementById("questions");
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

  // A page that comes back from the browser's cache knows nothing of values entered meanwhile; what was typed survives.
  var usedLocalValues = keptText();
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && keptText() !== usedLocalValues) location.reload();
  });
  function keptText() {
    try {
      return (localStorage.getItem("bangfu.local") || "") + (sessionStorage.getItem("bangfu.local") || "") +
        (localStorage.getItem("bangfu.host") || "");
    } catch (problem) {
      return "";
    }
  }

  // A host may put values of its own beside the page. They are kept from visit to visit, so that nobody waits for them and
  // they are there without a network; where they have changed, the page begins anew with what was typed.
  function askHost() {
    if (!/^https?:$/.test(location.protocol)) return;
    fetch(base + "local-policy.json", { cache: "no-cache", credentials: "same-origin" }).then(function (answer) {
      return answer.ok ? answer.text() : "";
    }).then(function (text) {
      // See sw.js.
      if (text === "kept") return;
      // An empty file is none, nor is a host's page about what is not there; a damaged one is kept, to be named.
      if (/^\s*(<|$|\{\s*("entries":\s*\[\s*\])?\s*\}\s*$)/.test(text)) text = "";
      if (text === (localStorage.getItem("bangfu.host") || "")) return;
      if (text) localStorage.setItem("bangfu.host", text);
      else localStorage.removeItem("bangfu.host");
      location.reload();
    }).catch(function () {});
  }

  // What a keystroke need not wait for is done when the keys have rested for a moment.
  function listenForRest() {
    var timer;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("input", function () {
      typed = "";
      showDoor();
      clearTimeout(timer);
      timer = setTimeout(function () { form.dispatchEvent(new Event("rest")); }, 250);
    });
  }

  // The door that was chosen is shown, also before the calculators stand.
  function showDoor() {
    var chosen = form.querySelector("[name='door']:checked"), door = chosen ? chosen.value : "";
    if (form.getAttribute("data-door") !== door) form.setAttribute("data-door", door);
  }

  // The fields of a person's visit behind a door, copied from those of the first person and of the second visit; without
  // a door only the first ones stay.
  window.bangfuFields = function (door, person, visit) {
    if (!door) return each(".further, .more-visits", function (more) { more.textContent = ""; });
    // What stands beside the fields is not copied.
    window.bangfuSay("said", "");
    window.bangfuSay("error", "");
    var blocks = document.querySelectorAll(".person[data-door='" + door + "']");
    var block = of(person);
    function of(person) { return document.querySelector(".person[data-door='" + door + "'][data-person='" + person + "']"); }
    if (!block && blocks.length) {
      var first = blocks[0].getAttribute("data-person");
      var markup = blocks[0].outerHTML.split("p" + first + ".").join("p" + person + ".").split("p" + first + "-").join("p" + person + "-")
        .replace("data-person=\"" + first, "data-person=\"" + person).replace("__number\">1", "__number\">" + (blocks.length + 1));
      document.querySelector(".further[data-door='" + door + "']").insertAdjacentHTML("beforeend", markup);
      block = of(person);
      each(".more-visits", function (more) { more.textContent = ""; }, block);
    }
    var more = block && block.querySelector(".more-visits");
    while (more && more.children.length + 1 < visit) {
      var number = more.children.length + 2;
      more.insertAdjacentHTML("beforeend", block.querySelector(".next-visit").innerHTML.split("v2").join("v" + number)
        .replace("number\">2", "number\">" + number));
    }
  };

  // The small buttons of the form.
  function formButton(button) {
    var door = button.getAttribute("data-door");
    if (button.hasAttribute("data-fill")) {
      button.parentNode.querySelector("input").value = button.getAttribute("data-fill");
    } else if (button.className === "add-visit") {
      var block = button.closest(".person"), bills = block.querySelectorAll(".more-visits > *").length + 2;
      if (bills <= +button.getAttribute("data-most")) window.bangfuFields(block.getAttribute("data-door"), +block.getAttribute("data-person"), bills);
    } else if (button.className === "add-person") {
      var most = 0;
      each(".person", function (person) { most = Math.max(most, +person.getAttribute("data-person")); });
      if (most < +button.getAttribute("data-most")) window.bangfuFields(door, most + 1, 1);
    } else {
      button.setAttribute("aria-pressed", form.classList.toggle("show-all"));
    }
    form.dispatchEvent(new Event("input"));
  }

  // What the fields hold, as far as they hold anything: a line for each, its name and its text, which has no line breaks.
  // The modules of several doors ask within the same keystroke.
  var typed;
  window.bangfuTyped = function () {
    if (typed) return typed;
    var lines = [];
    new FormData(form).forEach(function (text, name) { if (text) lines.push(name + "," + text); });
    return typed = lines.join("\n");
  };

  // What was typed lives with the history entry, and on the way to the other language; nobody waits for that.
  var keeping;
  window.bangfuKeep = function (answers) {
    clearTimeout(keeping);
    keeping = setTimeout(function () {
      typed = "";
      answers = String(answers);
      each("a[data-language]", function (anchor) {
        anchor.setAttribute("href", anchor.getAttribute("href").split("#")[0] + "#" + answers);
      });
      history.replaceState(answers, "");
    });
  };

  // What the calculators tell the page goes into one of its boxes: ways to a field say its label, and questions that no
  // longer matter are folded away. What was answered stays.
  window.bangfuShow = function (id, markup) {
    var box = document.getElementById(id), before = box.pieces || [], door = box.closest(".door");
    box.pieces = markup.split(/(<[^>]*>)/);
    if (reworded(box, before, box.pieces)) return;
    var fresh = box.cloneNode(false);
    fresh.innerHTML = markup;
    each("a[href^='#']", function (anchor) {
      if (!/^[^:]/.test(anchor.textContent)) anchor.prepend(label(anchor.getAttribute("href").slice(1)));
    }, fresh);
    change(box, fresh);
    box.words = 0;
    if (door) foldAway(door);
  };
  // Where all tags are the same, the words that differ are written over those that stand there, and nothing is parsed.
  // What is not found is parsed after all.
  function reworded(box, before, after) {
    var same = before.length === after.length && before.every(function (piece, at) {
      return at % 2 === 0 || piece === after[at];
    });
    if (!same) return;
    box.words = box.words || words(box, before);
    return after.every(function (piece, at) {
      var word = piece === before[at] || box.words[at];
      if (word && word !== true) word.data = plain(piece);
      return word;
    });
  }
  // The nodes of the pieces between tags. Among them stand the labels of ways to a field.
  function words(box, pieces) {
    var texts = document.createTreeWalker(box, 4);
    return pieces.map(function (piece, at) {
      var text = plain(piece), node = at % 2 === 0 && text;
      while (node && node.data !== text) node = texts.nextNode();
      return node;
    });
  }
  function plain(piece) { return piece.replace(/&lt;/g, "<").replace(/&gt;/g, ">"); }
  function label(field) {
    var control = document.getElementById(field);
    var name = control && (control.labels ? control.labels[0] : control.querySelector("legend"));
    return name ? (name.querySelector("strong") || name).textContent : "";
  }

  // What stands beside fields, such as a complaint: lines of the ids of such places of a class, each followed by its text.
  // Places that had a text and are not told of are emptied.
  var said = {};
  window.bangfuSay = function (places, lines) {
    var told = lines.split("\n");
    told.concat(said[places] || []).forEach(function (id) {
      var place = document.getElementById(id), at = told.indexOf(id), text = at < 0 ? "" : told[at + 1];
      if (!place || place.textContent === text) return;
      place.textContent = text;
      var field = places === "error" && document.getElementById(id.slice(6));
      if (field) field[text ? "setAttribute" : "removeAttribute"]("aria-invalid", "true");
    });
    said[places] = told;
  };

  // Makes the inside of an element like that of another and leaves what is the same alone: folds that the reader opened
  // stay open, and the browser need not set the whole text anew.
  function change(old, fresh) {
    var next = Array.from(fresh.childNodes);
    while (old.childNodes.length > next.length) old.removeChild(old.lastChild);
    next.forEach(function (node, at) {
      var known = old.childNodes[at];
      if (!known) old.appendChild(node);
      else if (known.isEqualNode(node)) return;
      else if (node.nodeType !== 1 || known.nodeName !== node.nodeName) old.replaceChild(node, known);
      else {
        var kept = known.className === node.className && "open";
        known.getAttributeNames().concat(node.getAttributeNames()).forEach(function (name) {
          var value = node.getAttribute(name);
          if (name === kept || value === known.getAttribute(name)) return;
          if (value === null) known.removeAttribute(name);
          else known.setAttribute(name, value);
        });
        change(known, node);
      }
    });
  }
  function foldAway(door) {
    var asked = [], known = door.querySelectorAll("[data-asked]"), folded = false;
    for (var at = 0; at < known.length; at++) asked = asked.concat(known[at].getAttribute("data-asked").split(" "));
    each(".door__questions .field", function (field) {
      if (field.closest("details")) return;
      var person = field.closest(".person"), control = field.querySelector("[id]:not(p)") || field;
      var id = field.id || control.id, prefix = person ? "p" + person.getAttribute("data-person") + "-" : "";
      if (prefix && !asked.some(function (other) { return other.indexOf(prefix) === 0; })) return;
      var answered = field.querySelector("input:checked") || (control.value && control !== field);
      var moot = known.length > 0 && asked.indexOf(id) < 0 && !answered;
      field.classList[moot ? "add" : "remove"]("moot");
      folded = folded || moot;
    }, door);
    door.querySelector(".all").hidden = !folded;
  }
  function each(selector, act, within) {
    Array.prototype.forEach.call((within || document).querySelectorAll(selector), act);
  }

  // Large type and high contrast hold for every page, once somebody asked for them; storage may be forbidden.
  var COMFORTS = ["elder", "contrast"];
  function comfort(name, turn) {
    try {
      if (turn) localStorage.setItem("bangfu." + name, root.hasAttribute("data-" + name) ? "" : "yes");
      if (localStorage.getItem("bangfu." + name)) return root.setAttribute("data-" + name, "");
    } catch (problem) {
      if (turn && !root.hasAttribute("data-" + name)) return root.setAttribute("data-" + name, "");
    }
    root.removeAttribute("data-" + name);
  }
  COMFORTS.forEach(function (name) { comfort(name); });

  function showComforts() {
    each("[data-comfort]", function (button) {
      var name = button.getAttribute("data-comfort");
      button.setAttribute("aria-pressed", root.hasAttribute("data-" + name));
      if (name === "aloud") button.hidden = !window.speechSynthesis || !speechSynthesis.getVoices().length;
    });
  }
  if (window.speechSynthesis) speechSynthesis.onvoiceschanged = showComforts;

  // Printing, copying and reading aloud come when they are first asked for; what is tapped meanwhile waits for the same script.
  var wanted = [];
  function aside(button) {
    if (window.bangfuCarry) return window.bangfuCarry(button);
    if (wanted.indexOf(button) >= 0 || wanted.push(button) > 1) return;
    var carrying = document.createElement("script");
    carrying.src = base + "carry.js";
    carrying.onload = function () { wanted.forEach(window.bangfuCarry); };
    carrying.onerror = function () {
      // It may be tried again.
      wanted = [];
      var told = document.getElementById("carried");
      if (told) told.textContent = document.querySelector("[data-word='no-script']").textContent;
    };
    document.head.appendChild(carrying);
  }

  document.addEventListener("click", function (event) {
    // A finger on a door goes on to its questions; the arrow keys stay where they are.
    if (event.target.name === "door" && event.detail && document.querySelector("[name='place']:checked")) {
      document.getElementById("home").scrollIntoView();
    }
    var button = event.target.closest && event.target.closest("[data-comfort], [data-carry], [data-fill], .add-visit, .add-person, .all button");
    if (!button) return;
    if (button.closest("#questions")) return formButton(button);
    var name = button.getAttribute("data-comfort");
    if (COMFORTS.indexOf(name) >= 0) comfort(name, true);
    else aside(button);
    showComforts();
  });

  function start() {
    if (typeof WebAssembly !== "object" || !window.fetch || !window.Promise) return fail("no WebAssembly here");
    listenForRest();
    showDoor();
    loadModule().then(function () {
      window.bangfu_page.begin();
      // The other doors follow once the one that is open has been shown.
      setTimeout(function () {
        form.dispatchEvent(new Event("rest"));
        root.setAttribute("data-ready", "yes");
        narrow("'self' 'wasm-unsafe-eval'");
        keep();
        askHost();
        // A link that says what its sender came to.
        if (/[#&]note\.as=/.test(location.hash)) aside({ getAttribute: function () { return "same"; } });
      });
    }).catch(fail);
  }

  function loadModule() {
    // The one-file edition carries the module in itself.
    if (window.bangfuFile) return window.bangfu_page({ module_or_path: window.bangfuFile("page") });
    // Both files travel at the same time.
    var module = fetch(base + "page_bg.wasm", { credentials: "same-origin" });
    module.catch(function () {});
    return new Promise(function (done, failed) {
      var glue = document.createElement("script");
      glue.src = base + "page.js";
      glue.onerror = function () { failed("page.js did not load"); };
      glue.onload = function () {
        if (!window.bangfu_page) return failed("page.js is not understood here");
        window.bangfu_page({ module_or_path: module }).then(done, failed);
      };
      document.head.appendChild(glue);
    });
  }

  showComforts();
  // Within another site's page; see embed.js.
  if (/[?&]embed=/.test(location.search)) document.head.appendChild(document.createElement("script")).src = base + "framed.js";
  if (script.hasAttribute("data-static")) {
    // The ledger's worker compiles its module under the page's policy.
    narrow(script.hasAttribute("data-wasm") ? "'self' 'wasm-unsafe-eval'" : "'self'");
    keep();
  } else {
    start();
  }
})();
