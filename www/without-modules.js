// For browsers that know no script modules and so run nothing else, hence in their language: the text stays, and says
// that nothing is computed.
(function () {
  document.documentElement.setAttribute("data-ready", "no");
  document.getElementById("no-wasm").hidden = false;
})();
