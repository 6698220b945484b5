// Bundles every file of src/ into one folder, beside a text with the licences of all packages that went in.
// Usage: node build.mjs OUTPUT_FOLDER
import { build } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs OUTPUT_FOLDER");
mkdirSync(out, { recursive: true });

const entries = readdirSync("src").filter((name) => name.endsWith(".js")).sort();
const { metafile } = await build({
  entryPoints: entries.map((name) => join("src", name)),
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2020",
  charset: "utf8",
  legalComments: "none", // all of them stand in LICENCES.txt
  metafile: true,
  logLevel: "warning",
});

function packageOf(path) {
  const parts = path.split("node_modules/").pop().split("/");
  return parts[0].startsWith("@") ? `${parts[0]}/${parts[1]}` : parts[0];
}

function licenceOf(name) {
  const folder = join("node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[sc]e/i.test(entry));
  if (!file) throw new Error(`${name} ships no licence text`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
}

const inputs = Object.keys(metafile.inputs).filter((path) => path.includes("node_modules/"));
const packages = [...new Set(inputs.map(packageOf))].sort();
writeFileSync(join(out, "LICENCES.txt"), packages.map(licenceOf).join(`\n${"-".repeat(80)}\n\n`));
