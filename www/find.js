// The search of the page of all policies, and the age of what was looked up: both on the device, without network.
(function () {
  "use strict";
  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  var YEAR = 365 * 24 * 60 * 60 * 1000;
  var stale = document.getElementById("stale");
  if (stale) each(document.querySelectorAll("[data-checked]"), function (checked) {
    if (new Date() - new Date(checked.getAttribute("data-checked")) > YEAR) checked.textContent += stale.textContent;
  });

  var find = document.getElementById("find");
  if (!find) return;
  var found = document.getElementById("found");
  // Each word that was typed must stand somewhere in the entry.
  find.addEventListener("input", function () {
    var words = find.value.toLowerCase().split(/\s+/).filter(Boolean), count = 0;
    each(document.querySelectorAll(".policies > li"), function (policy) {
      var text = policy.textContent.toLowerCase();
      policy.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
      if (!policy.hidden) count++;
    });
    each(document.querySelectorAll(".family"), function (family) {
      family.hidden = !family.querySelector(".policies > li:not([hidden])");
    });
    found.textContent = !words.length ? "" : count ? count + find.getAttribute("data-some") : find.getAttribute("data-none");
  });
  // A link to one policy opens it.
  function open() {
    var policy = location.hash && document.getElementById(location.hash.slice(1));
    if (policy && policy.firstElementChild) policy.firstElementChild.open = true;
  }
  window.addEventListener("hashchange", open);
  open();
})();
