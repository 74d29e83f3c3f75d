/** What a browser keeps to and Node does not: an answer of another origin is hidden from code unless its headers allow that origin. */
import { NodeXHR } from 'socket.io-client'

interface Inner {
  _xhr: { getResponseHeader: (name: string) => string | null }
  _onLoad: () => void
  _onError: (error: unknown) => void
}

/** The polling transport of a page of this origin. Its first request is as its last: the rule is asked of each. */
export function pollingOf(origin: string, withCredentials: boolean): typeof NodeXHR {
  return class extends NodeXHR {
    override request(opts: object): ReturnType<NodeXHR['request']> {
      const request = super.request(opts)
      const inner = request as unknown as Inner
      const load = inner._onLoad.bind(inner)
      inner._onLoad = () => {
        const allowed = inner._xhr.getResponseHeader('access-control-allow-origin')
        const credentials = inner._xhr.getResponseHeader('access-control-allow-credentials') === 'true'
        const isOpen = withCredentials
          ? allowed === origin && credentials
          : allowed === '*' || allowed === origin
        if (isOpen) load()
        else inner._onError(0)
      }
      return request
    }
  }
}
