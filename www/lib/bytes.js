// What is handed over may come from another window or realm: told by name, not by class.

export const isA = (value, name) => Object.prototype.toString.call(value) === `[object ${name}]`

/** The bytes of a buffer or of a view of one; null for anything else. What threads share is copied: decoders refuse it. */
export function bytesOf(value) {
  const bytes = ArrayBuffer.isView(value) ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : isA(value, 'ArrayBuffer') || isA(value, 'SharedArrayBuffer') ? new Uint8Array(value) : null
  return bytes && isA(bytes.buffer, 'SharedArrayBuffer') ? bytes.slice() : bytes
}
