// The calculator within another site's page (see embed.js): without its own head and foot, in the colours that were asked
// for, and as tall as its content. Loaded by the boot script where the address says so.
(function () {
  "use strict";
  var root = document.documentElement;
  var asked = new URLSearchParams(location.search);
  var given = new URLSearchParams(location.hash.slice(1));
  var sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = document.querySelector("link[rel='stylesheet']").href.replace("style.css", "framed.css");
  document.head.appendChild(sheet);
  root.setAttribute("data-framed", "");

  // Light and dark are the style's own, switched on or off for good.
  function paint(theme) {
    root.style.colorScheme = theme;
    Array.prototype.forEach.call(document.styleSheets[0].cssRules, function (rule) {
      if (rule.media && /prefers-color-scheme/.test(rule.media.mediaText)) rule.media.mediaText = theme === "dark" ? "all" : "not all";
    });
  }
  (asked.get("theme") || "").split(/[ ,]+/).forEach(function (name) {
    if (name === "elder" || name === "contrast") root.setAttribute("data-" + name, "");
    else if (name === "light" || name === "dark") paint(name);
    else if (name && window.console) console.warn("data-theme: " + name + " is none of light, dark, elder, contrast");
  });

  // A colour on which white letters cannot be read is not taken.
  function luminance(hex) {
    var parts = [1, 3, 5].map(function (at) {
      var part = parseInt(hex.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  var accent = asked.get("accent");
  if (/^#[0-9a-f]{6}$/i.test(accent || "") && 1.05 / (luminance(accent) + 0.05) >= 4.5) {
    root.style.setProperty("--accent", accent);
    root.setAttribute("data-accent", "");
  } else if (accent && window.console) {
    console.warn("data-accent: " + accent + " is no colour like #7a1f1f on which white letters can be read");
  }

  // What the page around has settled is not asked again, once it is known to be a place or a door of ours; the place is said.
  var said = document.createElement("p");
  said.className = "hint";
  function settle() {
    ["place", "door"].forEach(function (name) {
      var chosen = given.get(name) && document.querySelector("[name='" + name + "'][value='" + CSS.escape(given.get(name)) + "']");
      root.classList[chosen && chosen.checked ? "add" : "remove"]("settled-" + name);
      if (name === "place") said.textContent = chosen && chosen.checked ? chosen.nextElementSibling.textContent.trim() : "";
    });
    var form = document.getElementById("questions");
    if (form && said.parentNode !== form.parentNode) form.parentNode.insertBefore(said, form);
  }
  document.addEventListener("input", settle);
  new MutationObserver(settle).observe(root, { attributes: true, attributeFilter: ["data-ready", "data-doors"] });
  settle();

  // Pages of values and sources open beside the page around, not within its frame.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (link && link.getAttribute("href")[0] !== "#" && link.protocol !== "tel:") {
      link.target = "_blank";
      link.rel = "noopener";
    }
  }, true);

  var told = 0;
  function tell() {
    var height = document.body.getBoundingClientRect().height;
    if (Math.abs(height - told) < 1) return;
    told = height;
    // The height is no secret, so it may be any page's; nothing else is ever sent.
    window.parent.postMessage({ bangfuHeight: height }, "*");
  }
  if (window.ResizeObserver) new ResizeObserver(tell).observe(document.body);
  else setInterval(tell, 500);
  sheet.onload = tell;
})();
