// Who serves the site, where its local-policy.json says so: name and telephone on the page about the calculator.

import { byId, root } from "./dom.js";
import { askHost } from "./host-values.js";
import { hostSays } from "./stored-values.js";

/** What can be dialled of a text such as "0871-6000 0000"; nothing where it is no number. */
function dialled(phone) {
  return /^[+\d][\d\s()-]*$/.test(phone) ? phone.replace(/[^+\d]/g, "") : "";
}

/** Tells who serves the site, once its file is known. */
export function tellHost() {
  const told = byId("host");
  if (!told) return;
  const { name, name_en: english, phone } = hostSays();
  byId("host-name").textContent = (root.lang === "en" && english) || name || "";
  const call = byId("host-phone");
  call.textContent = phone || "";
  call.hidden = !phone;
  if (phone && dialled(phone)) call.href = `tel:${dialled(phone)}`;
  told.hidden = !(name || phone);
  askHost();
}
