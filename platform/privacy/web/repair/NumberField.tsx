/** A whole number between bounds. What is typed counts when the field is left, and what lies outside is brought to the bound. */
export function NumberField({
  label,
  name = label,
  value,
  least,
  most,
  onValue,
}: {
  label: string;
  name?: string;
  value: number;
  least: number;
  most: number;
  onValue: (value: number) => void;
}) {
  return (
    <label>
      {label}
      <input
        key={value}
        aria-label={name}
        defaultValue={String(value)}
        inputMode="numeric"
        size={6}
        onBlur={({ target }) => {
          const typed = target.value.trim();
          const taken = /^\d{1,7}$/.test(typed) ? Math.min(most, Math.max(least, Number(typed))) : value;
          target.value = String(taken);
          if (taken !== value) onValue(taken);
        }}
      />
    </label>
  );
}
