// What the types let a program do, and what they do not.

import { ftl, ids, locale } from "./types/project/es/bundle.mjs";
import type { MessageArguments, MessageId, Messages } from "./types/project/es/bundle.mjs";

const spanish: "es" = locale;
const text: string = ftl;
const first: MessageId | undefined = ids[0];

declare function format<Id extends MessageId>(id: Id, values: MessageArguments<Id>): string;

format("statements", { count: 2 });
format("signed", { organizations: 3, city: "Panamá" });
format("published", { date: new Date() });
format("person", { gender: "female" });
format("edition", { number: 2 });
format("welcome", {});
const title: Messages["statements"]["attributes"]["title"] = { count: 1 };

// @ts-expect-error a message that is not there
format("nothing", {});
// @ts-expect-error an argument that is missing
format("signed", { organizations: 3 });
// @ts-expect-error a text where a number is needed
format("statements", { count: "two" });
// @ts-expect-error in Spanish any value would do, but the source counts
format("edition", { number: "second" });
// @ts-expect-error an argument of another message
format("welcome", { count: 1 });
// @ts-expect-error an attribute that is not there
type Missing = Messages["welcome"]["attributes"]["label"];

export { first, spanish, text, title };
