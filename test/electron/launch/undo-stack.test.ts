import { describe, expect, it } from 'vitest'
import { UndoStack } from '../../../electron/launch/undo-stack.ts'

describe('undo stack', () => {
  it('stops the last first', async () => {
    const stopped: string[] = []
    const started = new UndoStack()
    started.add(async () => void stopped.push('server'))
    started.add(async () => void stopped.push('window'))
    await started.undo()
    expect(stopped).toEqual(['window', 'server'])
  })

  it('stops each once', async () => {
    let times = 0
    const started = new UndoStack()
    started.add(async () => void times++)
    await Promise.all([started.undo(), started.undo()])
    expect(times).toBe(1)
  })

  it('is done, for whoever asks, only when everything has stopped', async () => {
    let hasStopped = false
    const started = new UndoStack()
    started.add(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      hasStopped = true
    })
    void started.undo()
    await started.undo()
    expect(hasStopped).toBe(true)
  })

  it('stops the others when one cannot be stopped', async () => {
    const stopped: string[] = []
    const started = new UndoStack()
    started.add(async () => void stopped.push('server'))
    started.add(() => Promise.reject(new Error('the window hangs')))
    await expect(started.undo()).rejects.toThrow('the window hangs')
    expect(stopped).toEqual(['server'])
  })
})
