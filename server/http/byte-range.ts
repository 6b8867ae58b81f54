/**
 * Where the part begins that somebody wants who has the first bytes already (`Range: bytes=N-`); 0 for all of it. Any
 * other kind of range is none that a desktop asks for, and is answered with everything, as HTTP allows.
 *
 * @param ifRange what they have is the beginning of; of anything else they get all
 */
export function beginOfRange(
  { range, 'if-range': ifRange }: { readonly range?: string | undefined; readonly 'if-range'?: string | undefined },
  tag: string,
  size: number,
): number {
  const begin = Number(/^bytes=(\d{1,12})-$/.exec(range ?? '')?.[1] ?? 0)
  return ifRange === tag && begin < size ? begin : 0
}
