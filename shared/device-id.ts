import { z } from 'zod'

/** The centre's own, for facts that no workstation records; no workstation may go by it. */
export const centreDeviceId = '00000000-0000-0000-0000-000000000000'

/** Of a workstation: made on it, at random, when it first starts. */
export const deviceIdSchema = z.uuid().refine((deviceId) => deviceId !== centreDeviceId)
