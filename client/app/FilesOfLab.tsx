/** The files of the lab beside the editor's tabs; what was done with them stands under the top bar. */
import { FilesMenu } from '../features/files/FilesMenu.tsx'
import { sayDone } from './filesDone.ts'

export const FilesOfLab = () => <FilesMenu onDone={sayDone} />
