// Reads calendars with ical.js, and says on standard output what it finds: a line for each line of standard
// input, which is the text of a calendar as JSON.
import { createInterface } from "node:readline";
import ICAL from "../../node_modules/ical.js/dist/ical.js";

function said(component) {
  const value = (name) => component.getFirstPropertyValue(name);
  const time = (name) => value(name)?.toString() ?? null;
  return {
    uid: value("uid"),
    title: value("summary"),
    text: value("description"),
    place: value("location"),
    address: value("url"),
    status: value("status"),
    start: time("dtstart"),
    end: time("dtend"),
    stamp: time("dtstamp"),
    sequence: value("sequence"),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const calendar = new ICAL.Component(ICAL.parse(JSON.parse(line)));
  const name = calendar.getFirstPropertyValue("x-wr-calname");
  const about = calendar.getFirstPropertyValue("x-wr-caldesc");
  const events = calendar.getAllSubcomponents("vevent").map(said);
  process.stdout.write(JSON.stringify({ name, about, events }) + "\n");
}
