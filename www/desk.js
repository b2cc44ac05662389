// The ledger's page: hands a file to a worker, shows how far it is, and what came of it. The worker is made from a blob,
// so that it inherits the page's content policy; the module's script and bytes come from this site and nowhere else.
(function () {
  "use strict";
  var base = document.currentScript.src.replace(/[^/]*$/, "");
  var language = document.documentElement.lang;
  var words = {}, all = document.querySelectorAll("#desk-words [data-word]");
  for (var at = 0; at < all.length; at++) words[all[at].getAttribute("data-word")] = all[at].textContent;
  function by(id) { return document.getElementById(id); }
  var KEY = "bangfu.columns";

  // What the worker does; its own text is sent along with the module's script.
  function work(global) {
    var ready;
    function decoded(bytes) {
      if (!bangfu_ledger.is_other_text(bytes)) return bytes;
      // Whatever is no UTF-8 is read as GB18030, as Excel writes it in China; what is neither stays as it is.
      try { return new TextEncoder().encode(new TextDecoder("gb18030", { fatal: true }).decode(bytes)); } catch (other) { return bytes; }
    }
    var acts = {
      targets: function (m) { return bangfu_ledger.targets(m.language); },
      open: function (m) { return bangfu_ledger.open(decoded(new Uint8Array(m.bytes))); },
      template: function (m) { return bangfu_ledger.template(m.task, m.language); },
      list: function (m) { return bangfu_ledger.list(m.group === null ? undefined : m.group, m.from, m.count); },
      full_case: function (m) { return bangfu_ledger.full_case(m.at); },
      summary: function () { return bangfu_ledger.summary(); },
      book: function () { return bangfu_ledger.book(); },
      begin: function (m) {
        var own = bangfu_ledger.lay_over(m.own);
        bangfu_ledger.begin(m.task, m.place, m.day, m.second, m.language, m.columns, m.masked, m.book);
        go(64);
        return own;
      }
    };
    // A slice of the work, then a breath in which messages are heard.
    function go(households) {
      var start = Date.now(), progress;
      try {
        progress = bangfu_ledger.step(households);
        var table = bangfu_ledger.table();
        global.postMessage({ progress: progress, table: table.buffer }, [table.buffer]);
      } catch (problem) {
        return global.postMessage({ broken: String(problem) });
      }
      var took = Date.now() - start + 1;
      if (!progress.finished) setTimeout(go, 0, Math.max(16, Math.min(20000, Math.round(households * 100 / took))));
    }
    global.onmessage = function (event) {
      var message = event.data;
      if (message.module) {
        // Held as long as the worker lives: a page that waits for it learns of its end, which no event tells.
        if (navigator.locks) navigator.locks.request(message.lock, function () {
          global.postMessage({ held: true });
          return new Promise(function () {});
        });
        ready = bangfu_ledger({ module_or_path: message.module });
        return ready.catch(function () { global.postMessage({ broken: "no_wasm" }); });
      }
      ready.then(function () {
        var answer = { id: message.id };
        try { answer.value = acts[message.act](message); } catch (problem) { answer.problem = typeof problem === "string" ? problem : "failed"; }
        global.postMessage(answer);
      }).catch(function () {});
    };
  }

  var worker, waiting = {}, number = 0, onProgress;
  function begin() {
    if (worker) return worker;
    var lock = KEY + Math.random();
    var begun = worker = Promise.all([
      fetch(base + "ledger.js", { credentials: "same-origin" }).then(function (answer) { return answer.text(); }),
      fetch(base + "ledger_bg.wasm", { credentials: "same-origin" }).then(function (answer) { return answer.arrayBuffer(); })
    ]).then(function (parts) {
      return WebAssembly.compile(parts[1]).then(function (module) {
        var text = parts[0] + ";(" + work.toString() + ")(self);";
        var made = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
        made.onmessage = function (event) {
          var message = event.data;
          if (message.broken) return problem(message.broken);
          if (message.held) return navigator.locks.request(lock, function () { if (worker === begun) problem("failed"); });
          if (message.progress) return onProgress && onProgress(message);
          var done = waiting[message.id];
          delete waiting[message.id];
          if (done) message.problem ? done[1](message.problem) : done[0](message.value);
        };
        made.onerror = function () { problem("failed"); };
        made.postMessage({ module: module, lock: lock });
        return made;
      });
    });
    worker.catch(function () { worker = null; problem("no_wasm"); });
    return worker;
  }
  function ask(act, message, transfer) {
    return begin().then(function (made) {
      return new Promise(function (done, failed) {
        message = message || {};
        message.act = act;
        message.id = ++number;
        waiting[message.id] = [done, failed];
        made.postMessage(message, transfer || []);
      });
    });
  }
  // The work ends within the moment: the worker goes, and with it all it held.
  function stop() {
    if (worker) worker.then(function (made) { made.terminate(); }, function () {});
    worker = null;
    waiting = {};
    onProgress = null;
  }

  function problem(key) {
    by("desk-problem").textContent = words[key] || words.failed;
    by("working").hidden = true;
    stop();
  }
  function broke(key) { problem(typeof key === "string" ? key : "failed"); }
  function show(id, shown) { by(id).hidden = !shown; }
  function make(tag, text) {
    var element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function task() { return document.querySelector("[name=task]:checked").value; }

  var file, headings = [], options = null;
  function remembered() {
    try { return JSON.parse(localStorage.getItem(KEY) || "{}"); } catch (problem) { return {}; }
  }
  function open(chosen) {
    file = chosen;
    by("desk-problem").textContent = words.loading;
    ["mapping", "working", "finished"].forEach(function (id) { show(id, false); });
    stop();
    chosen.arrayBuffer().then(function (bytes) {
      return ask("targets", { language: language }).then(function (targets) {
        options = targets;
        return ask("open", { bytes: bytes }, [bytes]);
      });
    }).then(function (columns) {
      by("desk-problem").textContent = "";
      headings = columns.map(function (column) { return column.heading; });
      var kept = remembered();
      by("columns").textContent = "";
      columns.forEach(function (column, place) {
        var row = make("tr"), select = make("select"), cell = make("td");
        var heading = make("th", column.heading);
        heading.scope = "row";
        select.setAttribute("aria-label", column.heading || String(place + 1));
        options.forEach(function (target) {
          var option = make("option", target.words);
          option.value = target.key;
          select.appendChild(option);
        });
        select.value = Object.prototype.hasOwnProperty.call(kept, column.heading) ? kept[column.heading] : column.target;
        if (select.selectedIndex < 0) select.value = "ignored";
        cell.appendChild(select);
        row.appendChild(heading);
        row.appendChild(make("td", column.samples.join("；")));
        row.appendChild(cell);
        by("columns").appendChild(row);
      });
      show("mapping", true);
      by("mapping").scrollIntoView();
    }).catch(broke);
  }

  var parts = [];
  function start() {
    var columns = Array.prototype.map.call(document.querySelectorAll("#columns select"), function (select) { return select.value; });
    if (by("desk-remember").checked) {
      var kept = remembered();
      headings.forEach(function (heading, place) { if (heading) kept[heading] = columns[place]; });
      try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch (problem) { /* storage may be forbidden */ }
    }
    parts = [];
    show("mapping", false);
    show("finished", false);
    show("working", true);
    by("working").scrollIntoView();
    var began = Date.now();
    onProgress = function (message) {
      var progress = message.progress;
      parts.push(message.table);
      by("desk-progress").value = progress.total ? progress.done / progress.total : 1;
      var seconds = Math.round((Date.now() - began) / 1000 * (progress.total - progress.done) / Math.max(1, progress.done));
      by("desk-done").textContent = progress.rows + words.rows + (progress.finished ? "" : words.left + seconds + words.seconds);
      if (progress.finished) finish(progress);
    };
    ask("begin", {
      own: own(), task: task(), place: by("desk-place").value, day: by("desk-day").value, second: by("desk-second").value,
      language: language, columns: columns, masked: by("desk-masked").checked, book: by("desk-book").checked
    }).then(function (values) { by("desk-own").textContent = values ? words.own + values : ""; }).catch(broke);
  }

  // Values of one's own place, as annex.js and boot.js keep them: this device's, this page's, the host's.
  function own() {
    return [["localStorage", "bangfu.local"], ["sessionStorage", "bangfu.local"], ["localStorage", "bangfu.host"]].map(function (kept) {
      try { return window[kept[0]].getItem(kept[1]) || ""; } catch (problem) { return ""; }
    });
  }
  own().forEach(function (text) {
    var regions = [];
    try { regions = JSON.parse(text).regions || []; } catch (problem) { /* the calculator names it */ }
    if (Array.isArray(regions)) regions.forEach(function (region) {
      if (!region || !region.code || by("desk-place").querySelector("[value='" + CSS.escape(region.code) + "']")) return;
      var option = make("option", language === "en" && region.name_en || region.name);
      option.value = region.code;
      by("desk-place").insertBefore(option, by("desk-place").firstChild);
    });
  });

  function link(id, bytes, kind, end) {
    var anchor = by(id);
    if (anchor.href) URL.revokeObjectURL(anchor.href);
    anchor.href = URL.createObjectURL(new Blob(bytes, { type: kind }));
    anchor.download = (file ? file.name.replace(/\.[^.]*$/, "") : "bangfu") + end;
    anchor.hidden = false;
  }

  function finish(progress) {
    show("working", false);
    show("finished", true);
    link("desk-csv", parts, "text/csv;charset=utf-8", "-bangfu.csv");
    by("desk-xlsx").hidden = true;
    ask("summary").then(function (summary) {
      draw(summary, progress);
      return list(true);
    }).then(function () { return ask("book"); }).then(function (bytes) {
      by("desk-problem").textContent = bytes || !by("desk-book").checked ? "" : words.only_csv;
      if (bytes) link("desk-xlsx", [bytes], "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "-bangfu.xlsx");
      document.documentElement.setAttribute("data-ledger", "done");
    }).catch(broke);
    by("finished").scrollIntoView();
  }

  // Counts of each group, with a bar as long as its share.
  function draw(summary, progress) {
    var box = by("desk-summary"), table = make("table"), head = make("tr"), choose = by("desk-group");
    box.textContent = "";
    table.className = "ledger";
    [words.group, words.rows, words.households, words.people, words.share, words.amount].forEach(function (word) {
      var cell = make("th", word.trim());
      cell.scope = "col";
      head.appendChild(cell);
    });
    table.appendChild(make("thead")).appendChild(head);
    var body = table.appendChild(make("tbody"));
    choose.textContent = "";
    var everything = make("option", words.all);
    everything.value = "";
    choose.appendChild(everything);
    summary.groups.forEach(function (group) {
      var row = make("tr"), share = progress.rows ? group.rows / progress.rows : 0;
      var name = make("th", group.name || "—");
      name.scope = "row";
      row.appendChild(name);
      [group.rows, group.households, group.people].forEach(function (count) { row.appendChild(make("td", count)); });
      var cell = make("td", (share * 100).toFixed(1) + "% "), bar = make("meter");
      bar.value = share;
      bar.setAttribute("aria-hidden", "true");
      cell.appendChild(bar);
      row.appendChild(cell);
      row.appendChild(make("td", group.amounts ? group.amount : ""));
      body.appendChild(row);
      if (group.name) choose.appendChild(make("option", group.name));
    });
    box.appendChild(make("p", words.done + progress.rows + words.rows));
    box.appendChild(table);
    if (summary.unread) box.appendChild(make("p", words.unread + summary.unread));
  }

  var shown = 0;
  function chosen() { return by("desk-group").selectedIndex > 0 ? by("desk-group").value : null; }
  function list(anew) {
    if (anew) {
      shown = 0;
      by("desk-rows").textContent = "";
    }
    return ask("list", { group: chosen(), from: shown, count: 50 }).then(function (found) {
      found.rows.forEach(function (row) {
        var line = make("tr"), cell = make("td"), button = make("button", words.open);
        [row.line, row.name, row.group, row.amount || "", row.reason].forEach(function (text) { line.appendChild(make("td", text)); });
        button.type = "button";
        button.setAttribute("aria-label", words.open + " " + row.line);
        button.addEventListener("click", function () { openCase(row.at); });
        cell.appendChild(button);
        line.appendChild(cell);
        by("desk-rows").appendChild(line);
      });
      shown += found.rows.length;
      by("desk-more").hidden = shown >= found.all;
    });
  }
  function listed(anew) { list(anew).catch(broke); }
  // The case opens on the calculator's page; names and numbers are no part of it.
  function openCase(at) {
    var tab = window.open("", "_blank");
    ask("full_case", { at: at }).then(function (found) {
      var query = new URLSearchParams(found.answers).toString();
      var address = "index.html#" + query;
      if (tab) tab.location.href = new URL(address, location.href).href;
      else location.href = address;
    }).catch(function (key) {
      if (tab) tab.close();
      broke(key);
    });
  }
  // The cards of the rows of the group, each begun on a page of its own.
  function print() {
    var sheets = by("desk-sheets");
    sheets.textContent = "";
    ask("list", { group: chosen(), from: 0, count: 1000 }).then(function (found) {
      by("desk-problem").textContent = found.all > found.rows.length ? words.first_cards : "";
      return found.rows.reduce(function (before, row) {
        return before.then(function () { return ask("full_case", { at: row.at }); }).then(function (one) {
          var card = make("article");
          card.className = "paper sheet__results";
          card.appendChild(make("h2", row.line + " " + row.name));
          var told = make("div");
          told.innerHTML = one.markup;
          Array.prototype.forEach.call(told.querySelectorAll("details"), function (fold) { fold.open = true; });
          card.appendChild(told);
          sheets.appendChild(card);
        });
      }, Promise.resolve());
    }).then(function () {
      document.body.classList.add("printing-cards");
      show("desk-sheets", true);
      window.print();
      document.body.classList.remove("printing-cards");
      show("desk-sheets", false);
    }).catch(broke);
  }

  var now = new Date();
  by("desk-day").value = now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
  by("desk-file").addEventListener("change", function (event) { if (event.target.files[0]) open(event.target.files[0]); });
  by("desk-start").addEventListener("click", start);
  by("desk-cancel").addEventListener("click", function () {
    stop();
    show("working", false);
    by("desk-problem").textContent = words.cancelled;
  });
  by("desk-group").addEventListener("change", function () { listed(true); });
  by("desk-more").addEventListener("click", function () { listed(false); });
  by("desk-print").addEventListener("click", print);
  by("desk-template").addEventListener("click", function () {
    ask("template", { task: task(), language: language }).then(function (bytes) {
      var anchor = make("a");
      anchor.href = URL.createObjectURL(new Blob([bytes]));
      anchor.download = "bangfu-" + task() + ".xlsx";
      anchor.click();
    }).catch(broke);
  });
  var drop = by("drop");
  ["dragover", "drop"].forEach(function (kind) {
    drop.addEventListener(kind, function (event) {
      event.preventDefault();
      if (kind === "drop" && event.dataTransfer.files[0]) open(event.dataTransfer.files[0]);
    });
  });
})();
