// Puts the calculator into another site's page, where this script stands:
//   <script src="https://…/embed.js" data-region="429005" data-task="medical" data-theme="elder" defer></script>
// All that comes back from the frame is its height.
(function () {
  "use strict";
  var script = document.currentScript, asked = script.dataset;
  var base = script.src.slice(0, script.src.lastIndexOf("/") + 1);
  function pairs(names) {
    return names.filter(function (name) { return name[1]; }).map(function (name) {
      return name[0] + "=" + encodeURIComponent(name[1]);
    }).join("&");
  }
  var query = pairs([["embed", "yes"], ["theme", asked.theme], ["accent", asked.accent]]);
  var answers = pairs([["place", asked.region], ["door", asked.task]]);
  var frame = document.createElement("iframe");
  frame.src = base + (asked.language === "en" ? "en/" : "") + "index.html?" + query + (answers && "#" + answers);
  frame.title = asked.title || (asked.language === "en" ? "Bangfu policy calculator" : "帮扶政策计算器");
  frame.style.cssText = "display: block; width: 100%; border: 0; height: 40rem";
  frame.setAttribute("allow", "clipboard-write");
  window.addEventListener("message", function (event) {
    var height = event.data && event.data.bangfuHeight;
    if (event.source === frame.contentWindow && typeof height === "number" && isFinite(height)) {
      frame.style.height = Math.min(Math.max(Math.ceil(height), 200), 100000) + "px";
    }
  });
  script.parentNode.insertBefore(frame, script.nextSibling);
})();
