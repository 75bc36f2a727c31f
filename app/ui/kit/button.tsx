import type { ButtonHTMLAttributes } from "react";
import { type ButtonLook, type ButtonSize, buttonStyle } from "#app/ui/kit/button-style.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: ButtonLook;
  size?: ButtonSize;
  /** Before the words. */
  icon?: IconName | undefined;
  /** After the words, as the arrow of a step onwards. */
  iconAfter?: IconName | undefined;
  /** Under way: the button stays focusable, says so and refuses a second press. */
  busy?: boolean;
};

/** A native button; `type` is `submit` unless said otherwise, as in HTML. */
export function Button({
  look = "primary",
  size = "medium",
  icon,
  iconAfter,
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      className={buttonStyle(look, size, className)}
      aria-disabled={busy || rest["aria-disabled"] === true ? true : undefined}
      aria-busy={busy ? true : undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {iconAfter === undefined ? null : <Icon name={iconAfter} />}
    </button>
  );
}
