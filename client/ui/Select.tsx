/** One choice of a list that opens. */
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import { type ChoiceProps, chooser } from './choice.ts'
import styles from './Select.module.css'

/** Shows the chosen label; arrows and first letters choose. */
export function Select<V extends string>(props: ChoiceProps<V>) {
  const { options, value, label, disabled = false } = props
  return (
    <Radix.Root value={value} onValueChange={chooser(props)} disabled={disabled}>
      <Radix.Trigger className={styles.trigger} aria-label={label}>
        <Radix.Value>{options.find((o) => o.value === value)?.label}</Radix.Value>
        <Radix.Icon asChild>
          <ChevronDown size={14} strokeWidth={2.1} aria-hidden="true" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.content} position="popper" sideOffset={4} collisionPadding={8}>
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={styles.item}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator>
                  <Check size={14} strokeWidth={2.1} aria-hidden="true" />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
