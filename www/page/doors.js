// The door that was chosen is shown, also before the calculators stand.

import { byId, root } from "./dom.js";
import { form } from "./fields.js";

/** Shows the door that the form names. */
export function showDoor() {
  const door = form.elements.door.value;
  if (form.getAttribute("data-door") !== door) form.setAttribute("data-door", door);
}

/** Shows the open door, now and whenever another is chosen. */
export function beginDoors() {
  form.addEventListener("input", showDoor);
  form.addEventListener("click", event => {
    // On a wide screen a finger on a door goes on to its questions; the arrow keys stay where they are.
    const isWide = root.getAttribute("data-flow") === "all";
    if (isWide && event.target.name === "door" && event.detail && document.querySelector("[name='place']:checked")) {
      byId("home").scrollIntoView();
    }
  });
  showDoor();
}
