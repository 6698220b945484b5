// Draws a graph whose positions were computed beforehand. A click says which node, a double click asks for its
// neighbours; both go to Python, which sends back what to draw next.
import cytoscape from "cytoscape";

const FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const STYLE = [
  {
    selector: "node",
    style: {
      width: "data(size)", height: "data(size)", "background-color": "data(colour)",
      "border-width": 1.5, "border-color": "#fff", label: "data(short)", "font-family": FONTS, color: "#334155",
      "text-valign": "bottom", "text-outline-color": "#fff",
    },
  },
  {
    selector: "edge",
    style: {
      width: 1, "line-color": "#cbd5e1", "curve-style": "straight", "target-arrow-shape": "triangle",
      "target-arrow-color": "#cbd5e1", "arrow-scale": 0.7, "font-family": FONTS, color: "#64748b",
      "text-outline-color": "#fff",
    },
  },
  { selector: "node.quiet", style: { "text-opacity": 0, "text-outline-opacity": 0 } },
  { selector: "node.far", style: { opacity: 0.25, "text-opacity": 0, "text-outline-opacity": 0 } },
  { selector: "edge.far", style: { opacity: 0.15 } },
  { selector: "edge.near", style: { "line-color": "#94a3b8", "target-arrow-color": "#94a3b8" } },
  { selector: "edge.named", style: { label: "data(name)" } },
  { selector: "node.chosen", style: { "border-color": "#0f172a", "border-width": 3, "font-weight": "bold", "z-index": 9 } },
];
const TEXT = 12; // pixels on the screen, at every zoom
const NAMED_EDGES = 12; // more names than this on the lines around one node hide each other
const SURE = 14; // so many names are shown even where they cross a smaller node
const MOST_FIT = 1.3;
const instances = new WeakMap();

// Positions are made for a wide place; in a high one (a phone) the picture is pulled to its form.
function stretch(nodes, holder) {
  const extent = (name) => Math.max(...nodes.map((node) => node[name])) - Math.min(...nodes.map((node) => node[name])) + 80;
  const wanted = holder.clientHeight / Math.max(1, holder.clientWidth);
  return Math.min(2.5, Math.max(0.7, (wanted * extent("x")) / extent("y")));
}

function elementsOf({ nodes, edges }, holder) {
  const factor = stretch(nodes, holder);
  return [
    ...nodes.map(({ x, y, ...data }) => ({ group: "nodes", data, position: { x, y: y * factor } })),
    ...edges.map((data) => ({ group: "edges", data })),
  ];
}

const textWidth = (text) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 0.58 : 1), 0) * TEXT;
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function labelBox(node) {
  const { x, y } = node.renderedPosition();
  const half = textWidth(node.data("short")) / 2;
  const top = y + node.renderedHeight() / 2 + 2;
  return { left: x - half, right: x + half, top, bottom: top + TEXT * 1.25 };
}

// The middle of a node's circle: a text may touch its edge.
function nodeBox(node) {
  const { x, y } = node.renderedPosition();
  const half = node.renderedWidth() * 0.3;
  return { id: node.id(), left: x - half, right: x + half, top: y - half, bottom: y + half };
}

// Like a map: texts keep their size, the important ones come first, and what would hide another waits for more room.
function relabel(cy) {
  const zoom = cy.zoom();
  const marked = cy.nodes(".chosen").nonempty();
  const nodes = cy.nodes().sort((a, b) => b.hasClass("chosen") - a.hasClass("chosen") || b.data("size") - a.data("size"));
  const circles = cy.nodes().map((node) => nodeBox(node));
  const taken = [];
  cy.batch(() => {
    // Nodes shrink less than the picture does, so that they can still be hit.
    const grown = zoom < 1 ? zoom ** -0.5 : 1;
    cy.nodes().forEach((node) => node.style({ width: node.data("size") * grown, height: node.data("size") * grown }));
    cy.nodes().style({ "font-size": TEXT / zoom, "text-margin-y": 3 / zoom, "text-outline-width": 2 / zoom });
    cy.edges().style({ "font-size": (TEXT - 1) / zoom, "text-outline-width": 2 / zoom });
    nodes.forEach((node, rank) => {
      const box = labelBox(node);
      const crossing = rank >= SURE && circles.some((other) => other.id !== node.id() && meet(box, other));
      const hidden = (marked && node.hasClass("far")) || crossing || taken.some((other) => meet(box, other));
      node.toggleClass("quiet", hidden);
      if (!hidden) taken.push(box);
    });
  });
}

function mark(cy, id) {
  select(cy, id);
  relabel(cy);
}

function select(cy, id) {
  cy.elements().removeClass("near far chosen named");
  const node = cy.getElementById(id ?? "");
  if (node.empty()) return;
  const near = node.closedNeighborhood();
  cy.elements().not(near).addClass("far");
  near.edges().addClass(near.edges().length > NAMED_EDGES ? "near" : "near named");
  node.addClass("chosen");
}

function create(parent, data) {
  const holder = parent.querySelector(".graph");
  const cy = cytoscape({
    container: holder, style: STYLE, layout: { name: "preset" }, elements: elementsOf(data, holder),
    minZoom: 0.1, maxZoom: 4, boxSelectionEnabled: false, autounselectify: true,
  });
  const instance = { cy, holder, shape: shapeOf(data), send: () => {} };
  cy.on("tap", "node", (event) => mark(cy, event.target.id()));
  cy.on("onetap", "node", (event) => instance.send("chosen", event.target.id()));
  cy.on("dbltap", "node", (event) => instance.send("opened", event.target.id()));
  cy.on("tap", (event) => event.target === cy && mark(cy, null));
  let waiting = false;
  cy.on("zoom", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; if (!cy.destroyed()) relabel(cy); });
  });
  cy.on("mouseover", "node", (event) => { holder.style.cursor = "pointer"; holder.title = event.target.data("name"); });
  cy.on("mouseout", "node", () => { holder.style.cursor = ""; holder.title = ""; });
  for (const button of parent.querySelectorAll("button")) button.onclick = () => zoom(cy, button.dataset.zoom);
  instance.watch = new ResizeObserver(() => { cy.resize(); fit(cy); });
  instance.watch.observe(holder);
  return instance;
}

const shapeOf = ({ nodes, edges }) => [...nodes, ...edges].map(({ id }) => id).join(" ");

// By the nodes alone: texts keep their size on the screen, so that fitting them would chase itself.
function fit(cy) {
  const box = cy.nodes().boundingBox({ includeLabels: false });
  const side = Math.min(76, cy.width() * 0.09); // half a text hangs over at either side
  const zoom = Math.min(MOST_FIT, (cy.width() - 2 * side) / Math.max(1, box.w), (cy.height() - 66) / Math.max(1, box.h));
  const pan = { x: cy.width() / 2 - zoom * (box.x1 + box.x2) / 2, y: cy.height() / 2 - 8 - zoom * (box.y1 + box.y2) / 2 };
  cy.viewport({ zoom: Math.max(cy.minZoom(), zoom), pan });
}

function zoom(cy, step) {
  if (step === "fit") return fit(cy);
  const centre = { x: cy.width() / 2, y: cy.height() / 2 };
  return cy.zoom({ level: cy.zoom() * Number(step), renderedPosition: centre });
}

function update(instance, data) {
  if (shapeOf(data) === instance.shape) return;
  instance.shape = shapeOf(data);
  instance.cy.json({ elements: elementsOf(data, instance.holder) });
  fit(instance.cy);
}

export default function ({ parentElement, data, setTriggerValue }) {
  let instance = instances.get(parentElement);
  if (instance) update(instance, data);
  else instances.set(parentElement, (instance = create(parentElement, data)));
  instance.send = (event, id) => setTriggerValue(event, { id, at: Date.now() });
  instance.holder.setAttribute("aria-label", data.title);
  for (const button of parentElement.querySelectorAll("button")) button.title = data.words[button.name];
  mark(instance.cy, data.chosen);
  return () => {
    instance.watch.disconnect();
    instance.cy.destroy();
    instances.delete(parentElement);
  };
}
