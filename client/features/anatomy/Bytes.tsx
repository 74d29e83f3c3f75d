/** The first bytes of what is no text: hexadecimal, and the letters they would be. */
import { hexLines } from './bytes.ts'
import styles from './PacketDetail.module.css'

const most = 128
const width = 8

export function Bytes({ bytes, size }: { bytes: Uint8Array; size: number }) {
  const shown = Math.min(bytes.length, most)
  return (
    <section className={styles.block} aria-label="바이트">
      <h3 className={styles.heading}>
        바이트 {size > shown ? `${size.toLocaleString()}개 중 처음 ${shown}개` : `${shown}개`}
      </h3>
      <pre className={styles.raw}>
        {hexLines(bytes, most, width)
          .map(({ at, hex, letters }) => `${at}  ${hex.padEnd(width * 3)} ${letters}`)
          .join('\n')}
      </pre>
    </section>
  )
}
