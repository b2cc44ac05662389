// Every page but the calculator's and the ledger's.

import { tellHost } from "./about-host.js";
import { beginComforts } from "./comforts.js";
import { narrowPolicy } from "./content-policy.js";
import { movePast } from "./dates.js";
import { byId } from "./dom.js";
import { beginSearch, markStale } from "./find.js";
import { beginAnewWithOtherValues } from "./host-values.js";
import { keepOffline } from "./keep-offline.js";
import { beginLocalValues } from "./local-values.js";
import { listenForSources } from "./source-sheet.js";

beginComforts();
// The list of local values has them checked by the module of the package.
narrowPolicy(Boolean(byId("local-list")));
beginAnewWithOtherValues();
keepOffline();
beginLocalValues();
markStale();
movePast();
listenForSources();
beginSearch();
tellHost();
