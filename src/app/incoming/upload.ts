/**
 * Files and what is said of them -> one request that tells how far it is: sent by the byte, then read line by line as the server
 * answers. `XMLHttpRequest`, because nothing else in a browser tells how much has been sent.
 */
import type { Problem } from '../../api/problems.ts'
import type { Answer } from '../wire.ts'

export interface Upload {
  path: string
  files: readonly { name: string; bytes: Blob }[]
  about: object
}

export interface UploadProgress {
  doing: 'sending' | 'reading'
  /** 0 to 1. */
  part: number
}

const LINES = 'application/x-ndjson'

/** Sends; the answer's last line is the value. `isLines`: the server is to tell how far the reading is. */
export function upload<T>(
  request: XMLHttpRequest,
  { path, files, about }: Upload,
  onProgress?: (progress: UploadProgress) => void,
): Promise<Answer<T>> {
  const form = new FormData()
  for (const { name, bytes } of files) form.append('file', bytes, name)
  form.append('about', new Blob([JSON.stringify(about)], { type: 'application/json' }), 'about.json')
  return new Promise(resolve => {
    request.open('POST', path)
    request.setRequestHeader('accept', onProgress ? LINES : 'application/json')
    request.upload.onprogress = ({ loaded, total }) => {
      if (total > 0) onProgress?.({ doing: 'sending', part: loaded / total })
    }
    request.onprogress = () => {
      const line = lastLine(request.responseText)
      if (line && 'done' in line) onProgress?.({ doing: 'reading', part: line.done / line.of })
    }
    request.onerror = () => resolve({ kind: 'unreachable' })
    request.onload = () => resolve(answerOf<T>(request))
    request.send(form)
  })
}

function answerOf<T>({ status, responseText }: XMLHttpRequest): Answer<T> {
  try {
    if (status >= 200 && status < 300) {
      const value = JSON.parse(responseText.trimEnd().split('\n').at(-1)!) as T
      return { kind: 'ok', value }
    }
    const problem = JSON.parse(responseText) as Problem
    return status >= 500 ? { kind: 'unreachable' } : { kind: 'refused', problem }
  } catch {
    return { kind: 'unreachable' }
  }
}

/** The last whole line that came so far. */
function lastLine(text: string): { done: number; of: number } | null {
  const end = text.lastIndexOf('\n')
  if (end < 0) return null
  try {
    return JSON.parse(text.slice(text.lastIndexOf('\n', end - 1) + 1, end)) as { done: number; of: number }
  } catch {
    return null
  }
}
