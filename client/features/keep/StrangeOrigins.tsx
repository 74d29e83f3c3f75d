/** Says which origins of a program are none of this computer's: its clients would be kept out. */
import { useSession } from '../../lab/useLab.ts'
import { originsHere, strangeOrigins } from './origins.ts'

export function StrangeOrigins({ program }: { program: string }) {
  const ports = useSession((s) => s.ports)
  if (!ports) return null
  const known = originsHere(location, [ports.port, ports.clientPort, ports.otherPort])
  return strangeOrigins(program, known).map((origin) => (
    <p key={origin} className="aside">
      <code>server.js</code>가 허용하는 출처 <code>{origin}</code>은 이 페이지에 있는 클라이언트의 출처와
      달라요. 코드는 그대로 두니, 연결이 막히면 클라이언트의 출처로 고쳐 보세요.
    </p>
  ))
}
