// Compares whylink's reading of front matter with that of the npm package `yaml` 2, which Obsidian uses.
//
//   node compare.mjs PROGRAM [COUNT] [SEED]    COUNT random front matters (100,000), from SEED on
//   node compare.mjs PROGRAM FOLDER            the front matter of every note below FOLDER
//
// PROGRAM is the built whylink_soak_front_matter. The package is looked for where one stands, and in $WHYLINK_YAML (a
// folder in which `npm install yaml@2` was run); without it nothing is compared and the exit code is 77. What
// differs is made smaller as long as it differs, and shown; the exit code is then 1. Differences that
// docs/formats.md names are counted and pass.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { FrontMatters } from './front_matters.mjs';

function load_package() {
  for (const folder of [process.env.WHYLINK_YAML, process.cwd()]) {
    try {
      if (folder) return createRequire(path.join(path.resolve(folder), 'x.js'))('yaml');
    } catch {
      // not there
    }
  }
  console.log('skipped: the npm package yaml@2 is not here; run "npm install yaml@2" and name the folder in WHYLINK_YAML');
  process.exit(77);
}

const yaml = load_package();

// Where this reader is known to be stricter: a value that the package drops unread, an alias inside what it names,
// a directive behind "...", and an anchor in a key that is a collection.
function is_named(document, text, thrown) {
  if (thrown) return /Anchor must not contain/.test(thrown.message);
  let named = /^\.\.\.\s(.|\n)*^\ufeff?%/m.test(text);
  yaml.visit(document, {
    Pair: (_, pair) => {
      if (pair.srcToken?.value && pair.value === null) named = true;
    },
    Alias: (_, alias, above) => {
      if (above.includes(alias.resolve(document))) named = true;
    },
  });
  return named;
}

class Reference {
  constructor(text) {
    this.text = text;
    this.rows = null;
    this.named = false;
    try {
      this.document = yaml.parseDocument(text, { logLevel: 'error', prettyErrors: false, keepSourceTokens: true });
      if (this.document.errors.length > 0) return;
      this.named = is_named(this.document, text);
      this.document.toJS();
    } catch (error) {
      this.named ||= is_named(null, text, error);
      return;
    }
    this.rows = [];
    const root = this.document.contents;
    if (yaml.isCollection(root)) this.add(root, '');
  }

  offset(units) {
    return Buffer.byteLength(this.text.slice(0, units));
  }

  value(scalar) {
    return String(scalar.source ?? scalar.value ?? '').toWellFormed();
  }

  name(key) {
    if (yaml.isScalar(key)) return key.value === null ? '' : String(key.value);
    const named = yaml.isAlias(key) ? key.resolve(this.document) : null;
    if (yaml.isScalar(named)) return this.name(named);
    if (!yaml.isAlias(key) && !key.flow) return '?';
    return this.text.slice(key.range[0], key.range[1]);
  }

  add(node, name) {
    const at = (part) => (node === this.document.contents ? part : `${name}.${part}`);
    if (yaml.isMap(node)) {
      for (const pair of node.items) this.add(pair.value, at(this.name(pair.key)));
    } else if (yaml.isSeq(node)) {
      node.items.forEach((item, i) => this.add(item, at(String(i))));
    } else if (yaml.isAlias(node)) {
      const scalar = node.resolve(this.document);
      if (yaml.isScalar(scalar)) this.rows.push([name, this.value(scalar), 'plain', this.offset(node.range[0])]);
    } else if (node === null) {
      this.rows.push([name, '', 'plain', 0]);
    } else {
      const written = { PLAIN: 'plain', QUOTE_DOUBLE: 'quoted', QUOTE_SINGLE: 'quoted' }[node.type] ?? 'block';
      this.rows.push([name, this.value(node), written, this.offset(node.range[0])]);
    }
  }
}

// Where an empty value stands says nothing.
const comparable = (rows) =>
  JSON.stringify(rows && rows.map(([name, value, written, at]) => (value === '' ? [name, value, written] : [name, value, written, at])));

// What differs of `texts`, and how many of the differences are named ones.
function compare(program, texts) {
  const input = texts.map((text) => JSON.stringify(text) + '\n').join('');
  const run = spawnSync(program, { input, maxBuffer: 1 << 30, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`${program} ended with ${run.status ?? run.signal}`);
  const read = run.stdout.split('\n');
  const different = [];
  let named = 0;
  texts.forEach((text, i) => {
    const expected = new Reference(text);
    const got = JSON.parse(read[i]);
    if (comparable(got) === comparable(expected.rows)) return;
    if (expected.named) ++named;
    else different.push({ text, expected: expected.rows, got });
  });
  return { different, named };
}

// Takes out what can go while the two still differ.
function shrink(program, different) {
  for (let size = Math.ceil(different.text.length / 2); size > 0; ) {
    const smaller = [];
    for (let at = 0; at + size <= different.text.length; at += Math.ceil(size / 2)) {
      const text = different.text.slice(0, at) + different.text.slice(at + size);
      if (text.isWellFormed() && text.endsWith('\n')) smaller.push(text);
    }
    const still = compare(program, smaller).different[0];
    if (still) different = still;
    else size = size === 1 ? 0 : Math.floor(size / 2);
  }
  return different;
}

function* random_batches(count, seed) {
  const batch = 5000;
  for (let done = 0; done < count; done += batch) {
    const source = new FrontMatters(seed + done);
    yield Array.from({ length: Math.min(batch, count - done) }, () => source.text());
  }
}

function* batches_of(folder) {
  const texts = [];
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.md')) continue;
    const note = fs.readFileSync(path.join(entry.parentPath ?? entry.path, entry.name), 'utf8').replace(/^\ufeff/, '');
    const found = /^---[ \t]*\r?\n((?:.*\n)*?)---[ \t]*\r?$/m.exec(note);
    if (found && found.index === 0) texts.push(found[1].toWellFormed());
  }
  yield texts;
}

const [program, what = '100000', first = String(Date.now() % 1e9)] = process.argv.slice(2);
const random = /^\d+$/.test(what);
if (random) console.log(`seed ${first}`);
let count = 0;
let named = 0;
const different = [];
for (const texts of random ? random_batches(Number(what), Number(first)) : batches_of(what)) {
  const found = compare(program, texts);
  count += texts.length;
  named += found.named;
  different.push(...found.different);
  if (different.length > 20) break;
}
for (const one of different.slice(0, 5)) {
  const small = shrink(program, one);
  console.log(`\nfront matter ${JSON.stringify(small.text)}`);
  console.log(`  yaml     ${JSON.stringify(small.expected)}`);
  console.log(`  whylink  ${JSON.stringify(small.got)}`);
}
console.log(`${count} front matters compared, ${different.length} different, ${named} by a named difference`);
process.exit(different.length > 0 ? 1 : 0);
