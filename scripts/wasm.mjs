// A wasm module taken apart: where its functions and its data lie in the file, what the functions are called, and which addresses they name.
// Only what `node scripts/size.mjs --layers` needs of the format (https://webassembly.github.io/spec/core/binary).

const CUSTOM = 0
const IMPORT = 2
const CODE = 10
const DATA = 11

/** Reads numbers and names one after the other. */
class Bytes {
  constructor(bytes, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  byte() { return this.bytes[this.at++] }

  /** An unsigned number in LEB128. */
  number() {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.byte()
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
  }

  /** A signed one of at most 32 bits, as the address it may be. */
  signed() {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte()
      if (shift < 32) value |= (byte & 127) << shift
      if (byte < 128) return shift < 25 && byte & 64 ? (value | -1 << shift + 7) >>> 0 : value >>> 0
    }
  }

  skip(count) { this.at += count }

  text() {
    const length = this.number()
    this.skip(length)
    return this.bytes.toString('utf8', this.at - length, this.at)
  }
}

/**
 * The parts of a module: `functions` of `{name, start, end}`, `segments` of `{address, start, end}`, and `names`, the place of the section of
 * names. Places are offsets in the file.
 */
export function takeApart(bytes) {
  const read = new Bytes(bytes, 8)
  let imported = 0
  let names = null
  const called = new Map()
  const functions = []
  const segments = []
  while (read.at < bytes.length) {
    const start = read.at
    const id = read.byte()
    const end = read.number() + read.at
    if (id === IMPORT) imported = importedFunctions(read)
    if (id === CODE) {
      for (let left = read.number(); left > 0; left--) {
        const start = read.at
        read.skip(read.number())
        functions.push({ start, end: read.at })
      }
    }
    if (id === DATA) segments.push(...dataSegments(read))
    if (id === CUSTOM && read.text() === 'name') {
      names = { start, end }
      functionNames(read, end, called)
    }
    read.at = end
  }
  functions.forEach((f, index) => { f.name = called.get(index + imported) ?? '' })
  return { functions, segments, names }
}

function importedFunctions(read) {
  let functions = 0
  for (let left = read.number(); left > 0; left--) {
    read.text()
    read.text()
    const kind = read.byte()
    if (kind === 0) functions++
    if (kind === 0) read.number()
    else if (kind === 3) read.skip(2) // a global
    else {
      if (kind === 1) read.byte() // a table's type, then limits as a memory has them
      if (read.number() & 1) read.number()
      read.number()
    }
  }
  return functions
}

function dataSegments(read) {
  const found = []
  for (let left = read.number(); left > 0; left--) {
    const kind = read.number()
    let address = 0
    if (kind === 2) read.number()
    if (kind !== 1) {
      read.byte() // i32.const
      address = read.signed()
      read.byte() // end
    }
    const length = read.number()
    found.push({ address, start: read.at, end: read.at + length })
    read.skip(length)
  }
  return found
}

function functionNames(read, end, called) {
  while (read.at < end) {
    const part = read.byte()
    const after = read.number() + read.at
    if (part === 1) for (let left = read.number(); left > 0; left--) called.set(read.number(), read.text())
    read.at = after
  }
}

/** What follows the number of an instruction: n numbers, a block type, a place in memory … `-` is nothing. */
function operands(op) {
  if (op >= 0x28 && op <= 0x3e) return 'm'
  if (op >= 0x20 && op <= 0x26 || op === 0x0c || op === 0x0d || op === 0x10 || op === 0x12 || op === 0xd2) return 'n'
  if (op >= 0x02 && op <= 0x04) return 'n' // a block's type is a number too, a negative one of a byte
  return { 0x0e: 't', 0x11: 'nn', 0x13: 'nn', 0x1c: 'l', 0x3f: 'n', 0x40: 'n', 0x41: 'c', 0x42: 'n', 0x43: '4', 0x44: '8', 0xd0: 'n', 0xfc: 'p', 0xfd: 'v' }[op] ?? '-'
}

/** Calls `meet` with every number in a function's body that may be an address. */
export function addresses(bytes, { start, end }, meet) {
  const read = new Bytes(bytes, start)
  read.number()
  for (let left = read.number(); left > 0; left--) {
    read.number()
    read.byte()
  }
  const memory = () => {
    read.number()
    meet(read.number())
  }
  while (read.at < end) {
    for (const operand of operands(read.byte())) {
      if (operand === 'n') read.number()
      else if (operand === 'm') memory()
      else if (operand === 'c') meet(read.signed())
      else if (operand === '4') read.skip(4)
      else if (operand === '8') read.skip(8)
      else if (operand === 't') for (let left = read.number(); left >= 0; left--) read.number()
      else if (operand === 'l') for (let left = read.number(); left > 0; left--) read.byte()
      else if (operand === 'p') {
        const op = read.number()
        for (let left = op < 8 ? 0 : op === 9 || op === 11 || op > 14 ? 1 : 2; left > 0; left--) read.number()
      } else if (operand === 'v') {
        const op = read.number()
        if (op < 12 || op === 92 || op === 93) memory()
        else if (op === 12 || op === 13) read.skip(16)
        else if (op >= 21 && op <= 34) read.byte()
        else if (op >= 84 && op <= 91) {
          memory()
          read.byte()
        }
      }
    }
  }
  if (read.at !== end) throw new Error(`a function's body was read past its end, at ${read.at}`)
}
