import { join } from 'node:path'

type Place = { readonly packaged: boolean; readonly appPath: string; readonly resourcesPath: string }

/** The folder of the files that come with the app: beside the archive when packaged, the project's own otherwise. */
export function assetsFolder({ packaged, appPath, resourcesPath }: Place): string {
  return join(packaged ? resourcesPath : appPath, 'assets')
}
