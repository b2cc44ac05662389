// Puts the calculator into another site's page, where this script stands:
//   <script src="https://…/embed.js" data-region="429005" data-task="medical" data-theme="elder" defer></script>
// All that comes back from the frame is its height.

const script = document.currentScript;
const asked = script.dataset;
const base = script.src.slice(0, script.src.lastIndexOf("/") + 1);
const isEnglish = asked.language === "en";

/** What was given, as a query. */
function query(given) {
  const pairs = Object.entries(given).filter(([, value]) => value);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}

const look = query({ embed: "yes", theme: asked.theme, accent: asked.accent });
const answers = query({ place: asked.region, door: asked.task });
const frame = document.createElement("iframe");
frame.src = `${base}${isEnglish ? "en/" : ""}index.html?${look}${answers && `#${answers}`}`;
frame.title = asked.title || (isEnglish ? "Bangfu policy calculator" : "帮扶政策计算器");
frame.style.cssText = "display: block; width: 100%; border: 0; height: 40rem";
frame.setAttribute("allow", "clipboard-write");
window.addEventListener("message", event => {
  const height = event.data && event.data.bangfuHeight;
  if (event.source === frame.contentWindow && typeof height === "number" && isFinite(height)) {
    frame.style.height = `${Math.min(Math.max(Math.ceil(height), 200), 100000)}px`;
  }
});
script.parentNode.insertBefore(frame, script.nextSibling);
