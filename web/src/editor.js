// A Cypher editor: colours, completion of what the store holds, Ctrl+Enter. Python hears of a text when it is run.
import { autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "#9f1239", fontWeight: "600" },
  { tag: tags.string, color: "#047857" },
  { tag: tags.comment, color: "#94a3b8" },
  { tag: tags.standard(tags.variableName), color: "#1d4ed8" },
  { tag: tags.definition(tags.variableName), color: "#1d4ed8" },
  { tag: tags.atom, color: "#7c3aed" },
  { tag: tags.bracket, color: "#64748b" },
]);
// The mode calls brackets "node", which is no tag of the highlighter.
const LANGUAGE = StreamLanguage.define({ ...cypher, tokenTable: { node: tags.bracket } });
const THEME = EditorView.theme({
  "&": { fontSize: "14px", minHeight: "9rem", maxHeight: "24rem", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Noto Sans CJK SC", monospace', lineHeight: "1.6" },
  ".cm-scroller > .cm-gutters": { minHeight: "9rem !important" },
  ".cm-gutters": { backgroundColor: "#f8fafc", color: "#94a3b8", border: "none" },
  ".cm-content": { minHeight: "9rem" },
});
const WORDS = ("MATCH|OPTIONAL MATCH|WHERE|RETURN|DISTINCT|ORDER BY|DESC|SKIP|LIMIT|WITH|UNWIND|UNION ALL|AND|OR|NOT|IN|"
  + "CONTAINS|STARTS WITH|ENDS WITH|IS NULL|IS NOT NULL|CASE|WHEN|THEN|ELSE|END|AS|EXISTS|COUNT").split("|");
const FUNCTIONS = "count|collect|avg|sum|min|max|coalesce|labels|type|size|head|toInteger|toFloat|substring|split".split("|");
const instances = new WeakMap();

const options = (names, type) => names.map((label) => ({ label, type }));

function candidates(before, { labels, types, properties }) {
  if (/\[[^\]]*[:|]\s*\w*$/.test(before)) return options(types, "type");
  if (/:\s*\w*$/.test(before)) return options(labels, "class");
  if (/\.\w*$/.test(before) || /\{\s*\w*$/.test(before)) return options(properties, "property");
  return [...options(WORDS, "keyword"), ...options(FUNCTIONS, "function")];
}

function complete(schema) {
  return (context) => {
    const word = context.matchBefore(/\w*/);
    const before = context.state.sliceDoc(Math.max(0, context.pos - 200), context.pos);
    const asked = context.explicit || word.from < word.to || /[:.]$/.test(before);
    return asked ? { from: word.from, options: candidates(before, schema), validFor: /^\w*$/ } : null;
  };
}

function create(parent, data) {
  const instance = { send: () => {}, version: data.version, completion: new Compartment() };
  const run = () => { closeCompletion(instance.view); instance.send(instance.view.state.doc.toString()); return true; };
  const extensions = [
    keymap.of([{ key: "Mod-Enter", run }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
    lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
    LANGUAGE, syntaxHighlighting(COLOURS), THEME, placeholder(data.words.placeholder),
    instance.completion.of([]), EditorView.contentAttributes.of({ "aria-label": data.words.title }),
  ];
  const state = EditorState.create({ doc: data.text, extensions });
  instance.view = new EditorView({ state, parent: parent.querySelector(".editor"), root: parent });
  parent.querySelector("button").onclick = run;
  return instance;
}

function update(instance, data) {
  const { view, completion } = instance;
  view.dispatch({ effects: completion.reconfigure(autocompletion({ override: [complete(data.schema)] })) });
  if (data.version === instance.version) return;
  instance.version = data.version;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: data.text } });
}

export default function ({ parentElement, data, setTriggerValue }) {
  let instance = instances.get(parentElement);
  if (!instance) instances.set(parentElement, (instance = create(parentElement, data)));
  update(instance, data);
  instance.send = (text) => setTriggerValue("run", { text, at: Date.now() });
  parentElement.querySelector("button").textContent = data.words.run;
  return () => {
    instance.view.destroy();
    instances.delete(parentElement);
  };
}
