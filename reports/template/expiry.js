"use strict";
// Facts with a date after which they are to be checked: the reader's own clock tells, never the publishing machine's.
(() => {
  const warnOfAge = (time) => {
    if (new Date() <= new Date(`${time.dateTime}T23:59:59`)) return;
    const note = document.createElement("strong");
    note.className = "stale";
    note.textContent = " (this date has passed: the facts may be out of date)";
    time.after(note);
  };
  if (!matchMedia("print").matches) document.querySelectorAll("time.expires").forEach(warnOfAge);
})();
