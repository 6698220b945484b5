// Opens links inside the dashboard without loading the page anew. The links are real ones: in a new tab, or without
// this script, they work all the same.
let send = null;

function plainClick(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}

function onClick(event) {
  const link = event.target.closest?.("a[data-go]");
  if (!link || !send || !plainClick(event)) return;
  event.preventDefault();
  send(link.getAttribute("href"));
}

export default function ({ data, setTriggerValue }) {
  document.documentElement.lang = data.language; // which decides the forms of characters, and what is read aloud
  if (!send) document.addEventListener("click", onClick);
  // A number makes two clicks on one link two events.
  send = (href) => setTriggerValue("go", { href, at: Date.now() });
  return () => {
    document.removeEventListener("click", onClick);
    send = null;
  };
}
