// The one-file edition: modules and pages stand in this document as templates.
(function () {
  "use strict";
  // The bytes of a module; the boot script asks.
  window.bangfuFile = function (name) {
    var text = atob(document.querySelector("template[data-module='" + name + "']").content.textContent);
    var bytes = new Uint8Array(text.length);
    for (var at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  };

  var main = document.getElementById("main"), leaf = document.createElement("main"), back = document.createElement("button");
  var shown = "", place = 0, english = document.documentElement.lang === "en";
  leaf.hidden = true;
  back.type = "button";
  back.textContent = english ? "← Back to the calculator" : "← 回到计算器";
  back.style.position = "sticky";
  back.style.top = "8px";
  main.parentNode.insertBefore(leaf, main);

  function close() {
    leaf.hidden = true;
    main.hidden = false;
    shown = "";
    window.scrollTo(0, place);
  }
  function open(path, id) {
    var page = document.querySelector("template[data-page='" + path + "']");
    if (!page) return false;
    if (!shown) place = window.pageYOffset;
    shown = path;
    leaf.textContent = "";
    leaf.appendChild(back);
    leaf.appendChild(page.content.cloneNode(true));
    // What is typed there is kept by the site only.
    Array.prototype.forEach.call(leaf.querySelectorAll("form, #find, [download]"), function (form) { form.parentNode.removeChild(form); });
    leaf.hidden = false;
    main.hidden = true;
    var target = id && leaf.querySelector("[id='" + id + "']");
    for (var fold = target; fold && fold !== leaf; fold = fold.parentNode) if (fold.tagName === "DETAILS") fold.open = true;
    if (target) {
      // Below the button.
      target.style.scrollMarginTop = "80px";
      target.scrollIntoView();
    } else window.scrollTo(0, 0);
    back.focus({ preventScroll: true });
    return true;
  }

  document.addEventListener("click", function (event) {
    if (event.target === back) return close();
    var anchor = event.target.closest && event.target.closest("a[href]");
    var href = anchor && anchor.getAttribute("href");
    if (!href || /^(https?|tel|mailto):/.test(href)) return;
    if (href[0] === "#" && !shown) return;
    event.preventDefault();
    var address = new URL(href, "https://page.invalid/" + shown);
    var path = address.pathname.slice(1), id = decodeURIComponent(address.hash.slice(1));
    if (path === "index.html" || path === "") return close();
    if (!open(path, id)) anchor.textContent = english ? "(on the site only)" : "（网站版才有）";
  });
  document.addEventListener("keydown", function (event) { if (shown && event.key === "Escape") close(); });
  // The other language, and what only the site can do, are no part of this file.
  Array.prototype.forEach.call(document.querySelectorAll("a[data-language], a[href='local.html'], a[href='ledger.html']"), function (anchor) {
    var whole = anchor.closest("li") || anchor;
    whole.parentNode.removeChild(whole);
  });
})();
