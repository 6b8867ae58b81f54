import type { Desktop } from './desktop.ts'

/** Where main is to put what it is asked to save: nobody is there to choose. */
export const chooses = ({ app }: Desktop, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, path)
