import { ourProtocol, type ProtocolRange } from '../shared/protocol-version.ts'

/** In words, what to do when a desktop and this server have no version of the contract in common. */
export function protocolMismatch(theirs: ProtocolRange): string {
  const versions = `it speaks version ${spell(theirs)}, this server ${spell(ourProtocol)}`
  return theirs.newest < ourProtocol.oldest
    ? `This desktop is too old for the server (${versions}). Update Cue311 on this workstation.`
    : `This desktop is newer than the server understands (${versions}). Ask your administrator to update the Cue311 server.`
}

const spell = ({ oldest, newest }: ProtocolRange) => (oldest === newest ? String(newest) : `${oldest} to ${newest}`)
