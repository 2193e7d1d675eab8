// Random front matter, grown from the marks of YAML and from what people write.

// Numbers below `n`, the same ones for the same seed.
export function dice(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % n;
  };
}

const marks = [
  ':', ' ', '\n', '\t', '"', "'", '[', ']', '{', '}', ',', '#', '&', '*', '!', '|', '>', '-', '?', '%', '@', '`', '\\',
  '\r\n', '\r', 'a', 'b', '1', 'é', '😀', '---', '...', '~', '<<', '.', '  ', '\n  ', '\n- ', '\n? ', '\n: ', '\na: ', ': ',
  '- ', ', ', ' #', '"\n', '\u2028', '\u00a0', '\ufeff', '\0', '\x1f',
];
const words = [
  'a', 'b', 'x y', 'é', '日本', '😀', '1', '01', '0x1', '1.0', '-0', '1e3', '.5', '.inf', '.nan', 'true', 'null', '~',
  '2022-13-12', '12:30', '{{date}}', '<% tp.date %>', 'What?', "it's", 'a#b', 'a:b', 'http://x.y/z', '-', '--', '?', '=',
  'a, b', 'C:\\dir', '[[A]]', '"[[A]]"', "'[[B|b]]'", '![[c]]', '"![[c]]"', '"\\u00e9"', '"a\\"', '"\\ud83d\\ude00"',
  "'it''s'", '[a, b]', '{a: b}', '[a: b]', '[a,]', '{a}', '{"a":b}', '[]', '{}', '*a', '*b', '@x', '`y', '%z', ', x',
];
const keys = [
  'a', 'b', 'c', 'up', 'tags', 'aliases', 'a b', 'x.y', 'é', '😀', '1', '01', 'null', 'true', '<<', '"q"', "'s'", '"a"',
  '&a k', '!t k', '*a ', '? k', '- k', '{a}', '[a]', '', 'a\n b',
];
const properties = ['&a ', '&b ', '!x ', '!!str ', '!!int ', '! ', '!<tag:x> ', '!!map ', '!a!b ', '&', '!!a%20b '];
const headers = ['|', '>', '|-', '>-', '|+', '>+', '|2', '>1-', '|-1', '|\t', '| # c', '|#', '|x'];

export class FrontMatters {
  constructor(seed) {
    this.below = dice(seed);
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  // One in `n`.
  now(n) {
    return this.below(n) === 0;
  }

  text() {
    const kind = this.below(10);
    let text = kind < 5 ? this.lines(0, 0) : kind < 7 ? this.soup(1 + this.below(14)) : this.broken(this.lines(0, 0));
    if (this.now(10)) text = text.replace(/\r?\n/g, '\r\n');
    // A line "---" would end the front matter.
    text = text.toWellFormed().replace(/^---[ \t]*\r?$/gm, '--- x');
    return text.endsWith('\n') ? text : text + '\n';
  }

  soup(count) {
    let text = '';
    for (let i = 0; i < count; ++i) text += this.pick(this.now(3) ? words : marks);
    return text;
  }

  broken(text) {
    for (let i = 1 + this.below(3); i > 0; --i) {
      const at = this.below(text.length + 1);
      text = text.slice(0, at) + (this.now(2) ? this.pick(marks) : '') + text.slice(at + this.below(3));
    }
    return text;
  }

  lines(depth, indent) {
    const list = depth > 0 && this.now(4);
    let text = '';
    for (let i = 1 + this.below(5); i > 0; --i) {
      const blanks = ' '.repeat(Math.max(0, this.now(20) ? indent + this.below(4) - 2 : indent));
      if (this.now(12)) {
        text += blanks + this.pick(['# c', '', '  ', '\t', '#', '  # c']) + '\n';
        continue;
      }
      const key = this.now(3) ? this.pick(keys) : 'k' + this.below(30);
      const mark = list ? '-' : key + this.pick([':', ':', ':', ':', ' :']);
      if (depth < 4 && this.now(4)) {
        const inner = this.lines(depth + 1, indent + this.pick([0, 1, 2, 2, 2, 4]));
        text += blanks + mark + (list && this.now(2) ? ' ' + inner.trimStart() : '\n' + inner);
      } else {
        text += blanks + mark + this.pick([' ', ' ', ' ', ' ', '\t', '  ', ' \t']) + this.value(depth, indent) + '\n';
      }
    }
    return text;
  }

  value(depth, indent) {
    const below = '\n' + ' '.repeat(indent + this.pick([0, 1, 2, 2, 2, 3]));
    switch (this.below(11)) {
      case 0:
        return '"' + this.soup(this.below(4)).replaceAll('\n', below) + '"';
      case 1:
        return "'" + this.soup(this.below(4)).replaceAll('\n', below) + "'";
      case 2:
        return '[' + this.items(depth, below) + ']';
      case 3:
        return '{' + this.items(depth, below) + '}';
      case 4:
        return this.pick(headers) + this.block(indent);
      case 5:
        return this.pick(properties) + (depth > 8 ? '' : this.value(depth + 1, indent));
      case 6:
        return this.pick(words) + this.pick([' ', '\t', '', below]) + this.pick(['#', ...words]);
      case 7:
        return '';
      default:
        return this.pick(words);
    }
  }

  items(depth, below) {
    let text = '';
    for (let i = this.below(4); i > 0; --i) {
      text += this.pick(['', ' ', below, '\t']);
      if (this.now(3)) text += this.pick(keys) + this.pick([': ', ':', ' : ', '']);
      text += depth > 3 ? this.pick(words) : this.value(depth + 1, 2);
      if (i > 1 || this.now(4)) text += this.now(15) ? this.pick(['', ',,']) : ',';
    }
    return text + this.pick(['', '', ' ', below, '\n']);
  }

  block(indent) {
    let text = '';
    for (let i = this.below(5); i > 0; --i) {
      text += '\n' + ' '.repeat(Math.max(0, indent + this.pick([0, 1, 2, 2, 2, 2, 4]))) + this.pick(['', '\t', ...words]);
    }
    return text;
  }
}
