// Draws a graph whose positions were computed beforehand. A click says which node, a double click asks for its
// neighbours; both go to Python, which sends back what to draw next.
import cytoscape from "cytoscape";

const FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const STYLE = [
  {
    selector: "node",
    style: {
      width: "data(size)", height: "data(size)", "background-color": "data(colour)",
      "border-width": 1.5, "border-color": "#fff", label: "data(short)", "font-family": FONTS, "font-size": 11,
      color: "#334155", "text-valign": "bottom", "text-margin-y": 3, "text-outline-width": 2,
      "text-outline-color": "#fff", "min-zoomed-font-size": 7,
    },
  },
  {
    selector: "edge",
    style: {
      width: 1, "line-color": "#cbd5e1", "curve-style": "straight", "target-arrow-shape": "triangle",
      "target-arrow-color": "#cbd5e1", "arrow-scale": 0.7, "font-family": FONTS, "font-size": 10, color: "#64748b",
      "text-outline-width": 2, "text-outline-color": "#fff", "text-rotation": "autorotate",
    },
  },
  { selector: "node.far", style: { opacity: 0.25, "text-opacity": 0 } },
  { selector: "edge.far", style: { opacity: 0.15 } },
  { selector: "edge.near", style: { label: "data(name)", "line-color": "#64748b", "target-arrow-color": "#64748b" } },
  { selector: "node.chosen", style: { "border-color": "#0f172a", "border-width": 3, "font-weight": "bold", "z-index": 9 } },
];
const instances = new WeakMap();

function elementsOf({ nodes, edges }) {
  return [
    ...nodes.map(({ x, y, ...data }) => ({ group: "nodes", data, position: { x, y } })),
    ...edges.map((data) => ({ group: "edges", data })),
  ];
}

function mark(cy, id) {
  cy.elements().removeClass("near far chosen");
  const node = cy.getElementById(id ?? "");
  if (node.empty()) return;
  const near = node.closedNeighborhood();
  cy.elements().not(near).addClass("far");
  near.edges().addClass("near");
  node.addClass("chosen");
}

function create(parent, data) {
  const holder = parent.querySelector(".graph");
  const cy = cytoscape({
    container: holder, style: STYLE, layout: { name: "preset" }, elements: elementsOf(data),
    minZoom: 0.1, maxZoom: 4, wheelSensitivity: 0.4, boxSelectionEnabled: false, autounselectify: true,
  });
  const instance = { cy, holder, shape: shapeOf(data), send: () => {} };
  cy.on("tap", "node", (event) => mark(cy, event.target.id()));
  cy.on("onetap", "node", (event) => instance.send("chosen", event.target.id()));
  cy.on("dbltap", "node", (event) => instance.send("opened", event.target.id()));
  cy.on("tap", (event) => event.target === cy && mark(cy, null));
  cy.on("mouseover", "node", (event) => { holder.style.cursor = "pointer"; holder.title = event.target.data("name"); });
  cy.on("mouseout", "node", () => { holder.style.cursor = ""; holder.title = ""; });
  for (const button of parent.querySelectorAll("button")) button.onclick = () => zoom(cy, button.dataset.zoom);
  instance.watch = new ResizeObserver(() => { cy.resize(); fit(cy); });
  instance.watch.observe(holder);
  return instance;
}

const shapeOf = ({ nodes, edges }) => [...nodes, ...edges].map(({ id }) => id).join(" ");
const fit = (cy) => {
  cy.fit(undefined, 24);
  if (cy.zoom() > 1.4) { cy.zoom(1.4); cy.center(); }
};

function zoom(cy, step) {
  if (step === "fit") return fit(cy);
  const centre = { x: cy.width() / 2, y: cy.height() / 2 };
  return cy.zoom({ level: cy.zoom() * Number(step), renderedPosition: centre });
}

function update(instance, data) {
  if (shapeOf(data) === instance.shape) return;
  instance.shape = shapeOf(data);
  instance.cy.json({ elements: elementsOf(data) });
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
