/** Unsigned numbers, seven bits a byte, the last byte with its top bit clear (LEB128). */
export class VarintWriter {
  #bytes = new Uint8Array(1 << 12)
  #length = 0

  get length(): number {
    return this.#length
  }

  write(number: number): void {
    if (this.#length + 5 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    let rest = number
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length)
  }
}

/** Reads the numbers between two offsets into `into`, and gives their count; `into` must be long enough. */
export function readVarints(bytes: Uint8Array, from: number, until: number, into: Uint32Array): number {
  let count = 0
  let number = 0
  let shift = 0
  for (let at = from; at < until; at++) {
    const byte = bytes[at] as number
    number |= (byte & 0x7f) << shift
    if (byte >= 0x80) {
      shift += 7
      continue
    }
    into[count++] = number
    number = 0
    shift = 0
  }
  return count
}
