/**
 * Reads a pattern of regex() and writes its program. The same as patterns.py and automaton.py; only that a pattern which
 * is broken gives no words here, for the server has checked those that are in quotes.
 */

const MAX_GROUPS = 20;
const MAX_REPEATS = 1000;
const MAX_PROGRAM = 1000;

const CATEGORY =
  /([pP])(?:\{(?:Is)?(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|S[mcko]?|Z[slp]?|C[cfo]?)\}|([LMNPSZC]))/y;
const COUNTS = /\{(\d{1,9})(?:(,)(\d{0,9}))?\}/y;
const HEXADECIMAL = /u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})/y;
/** @type {Record<string, (code: number) => boolean>} */
export const NAMED = {
  d: (code) => code >= 48 && code <= 57,
  s: (code) => (code >= 9 && code <= 13) || code === 32,
  w: (code) => (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122),
};
for (const name of "dsw") NAMED[name.toUpperCase()] = (code) => !NAMED[name](code);
/** @type {Record<string, number>} */
const CONTROLS = { t: 9, n: 10, f: 12, r: 13 };
const LINE_ENDS = [10, 13, 133, 0x2028, 0x2029];

/**
 * An instruction takes a character and goes on at the next one, or goes on at others, or asks where it is.
 * @typedef {{takes?: (code: number) => boolean, to?: number[], place?: string}} Instruction
 */
/** @typedef {(program: Instruction[]) => void} Part writes its instructions at the end of a program */
/** @typedef {{code?: number, takes: (code: number) => boolean}} Members characters; `code` if it is only one */

/**
 * @param {string} pattern
 * @returns {Instruction[]}
 * @throws {SyntaxError} if it is broken, or asks for what patterns cannot do
 */
export function program(pattern) {
  /** @type {Instruction[]} */
  const instructions = [];
  new Reader(pattern).whole()(instructions);
  return instructions;
}

class Reader {
  /** @param {string} pattern */
  constructor(pattern) {
    this.characters = pattern;
    this.place = pattern.startsWith("(?i)") ? 4 : 0;
    this.groups = 0;
  }

  /** @returns {Part} */
  whole() {
    const part = this.alternatives();
    return this.place < this.characters.length ? broken() : part;
  }

  /** @returns {Part} */
  alternatives() {
    const parts = [this.sequence()];
    while (this.take("|")) parts.push(this.sequence());
    if (parts.length === 1) return parts[0];
    return (program) => {
      /** @type {number[]} */
      const starts = [];
      /** @type {number[]} */
      const end = [];
      push(program, { to: starts });
      for (const part of parts) {
        starts.push(program.length);
        part(program);
        push(program, { to: end });
      }
      end.push(program.length);
    };
  }

  /** @returns {Part} */
  sequence() {
    /** @type {Part[]} */
    const parts = [];
    while (this.place < this.characters.length && !"|)".includes(this.peek())) parts.push(this.repetition());
    if (!parts.length) return (program) => push(program, { to: [program.length + 1] });
    return (program) => parts.forEach((part) => part(program));
  }

  /** @returns {Part} */
  repetition() {
    const isPlace = /^[$^]|^\\[bB]/.test(this.characters.slice(this.place, this.place + 2));
    const part = this.atom();
    const bounds = this.quantifier();
    if (!bounds) return part;
    this.take("?");
    if (isPlace || /[*+?{]/.test(this.peek())) broken();
    const [least, most] = bounds;
    return (program) => {
      for (let count = 0; count < least; count += 1) part(program);
      /** @type {number[][]} */
      const skips = [];
      const start = program.length;
      for (let count = least; count < Math.min(most, least + MAX_REPEATS); count += 1) {
        skips.push([program.length + 1]);
        push(program, { to: skips[skips.length - 1] });
        part(program);
        if (most === Infinity) {
          push(program, { to: [start] });
          break;
        }
      }
      for (const skip of skips) skip.push(program.length);
    };
  }

  /** @returns {[number, number] | null} */
  quantifier() {
    if (this.take("*")) return [0, Infinity];
    if (this.take("+")) return [1, Infinity];
    if (this.take("?")) return [0, 1];
    if (this.peek() !== "{") return null;
    const [, least, comma, most] = this.match(COUNTS) ?? broken();
    const high = most ? Number(most) : comma ? Infinity : Number(least);
    if (high < Number(least) || Number(least) > MAX_REPEATS || Number(most) > MAX_REPEATS) broken();
    return [Number(least), high];
  }

  /** @returns {Part} */
  atom() {
    const character = this.next();
    if (character === "(") return this.group();
    if ("*+?{".includes(character)) broken();
    if (character === "[") return taking(this.members());
    if (character === "\\") {
      if (/[bB]/.test(this.peek())) return at(this.next());
      return taking(this.escape().takes);
    }
    if (character === ".") return taking((code) => !LINE_ENDS.includes(code));
    return "^$".includes(character) ? at(character) : taking(only(character).takes);
  }

  /** @returns {Part} */
  group() {
    if (!this.take("?:") && this.peek() === "?") broken();
    this.groups += 1;
    if (this.groups > MAX_GROUPS) broken();
    const part = this.alternatives();
    if (!this.take(")")) broken();
    this.groups -= 1;
    return part;
  }
  /** @returns {(code: number) => boolean} */
  members() {
    const negated = this.take("^");
    /** @type {Members[]} */
    const sets = [];
    while (!sets.length || this.peek() !== "]") {
      if (this.peek() === "" || this.peek() === "]") broken();
      sets.push(this.member());
    }
    this.place += 1;
    return (code) => sets.some((members) => members.takes(code)) !== negated;
  }

  /** @returns {Members} */
  member() {
    if (this.peek() === "[" || this.characters.startsWith("&&", this.place)) broken();
    const { code: low, takes } = this.memberCharacter();
    const after = this.characters[this.place + 1] ?? "]";
    if (low === undefined || this.peek() !== "-" || after === "]") return { code: low, takes };
    this.place += 1;
    const { code: high } = this.memberCharacter();
    if (high === undefined || high < low) return broken();
    return { takes: (code) => code >= low && code <= high };
  }

  /** @returns {Members} */
  memberCharacter() {
    const character = this.next();
    return character === "\\" ? this.escape() : only(character);
  }

  /** @returns {Members} */
  escape() {
    const category = this.match(CATEGORY);
    if (category) {
      const known = new RegExp(`^\\${category[1]}{${category[2] ?? category[3]}}$`, "u");
      return { takes: (code) => known.test(String.fromCodePoint(code)) };
    }
    const hexadecimal = this.match(HEXADECIMAL);
    if (hexadecimal) return only(String.fromCharCode(parseInt(hexadecimal[1] ?? hexadecimal[2], 16)));
    const name = this.next();
    if (Object.hasOwn(NAMED, name)) return { takes: NAMED[name] };
    if (Object.hasOwn(CONTROLS, name)) return only(String.fromCharCode(CONTROLS[name]));
    return /^$|[a-zA-Z0-9]/.test(name) ? broken() : only(name);
  }

  peek() {
    return this.characters[this.place] ?? "";
  }

  /** @returns {string} one whole character, "" at the end */
  next() {
    const code = this.characters.codePointAt(this.place);
    const character = code === undefined ? "" : String.fromCodePoint(code);
    this.place += character.length;
    return character;
  }

  /** @param {string} text */
  take(text) {
    if (!this.characters.startsWith(text, this.place)) return false;
    this.place += text.length;
    return true;
  }

  /** @param {RegExp} sticky */
  match(sticky) {
    sticky.lastIndex = this.place;
    const found = sticky.exec(this.characters);
    if (found) this.place = sticky.lastIndex;
    return found;
  }
}

/**
 * @param {string} character
 * @returns {Members & {code: number}}
 */
function only(character) {
  const one = character.codePointAt(0) ?? 0;
  return { code: one, takes: (code) => code === one };
}

/**
 * @param {(code: number) => boolean} takes
 * @returns {Part}
 */
function taking(takes) {
  return (program) => push(program, { takes });
}

/**
 * @param {string} place
 * @returns {Part}
 */
function at(place) {
  return (program) => push(program, { place });
}

/**
 * @param {Instruction[]} program
 * @param {Instruction} instruction
 */
function push(program, instruction) {
  if (program.push(instruction) > MAX_PROGRAM) broken();
}

/** @returns {never} */
function broken() {
  throw new SyntaxError("a pattern that is broken");
}
