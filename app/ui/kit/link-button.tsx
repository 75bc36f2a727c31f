import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonLook, type ButtonSize, buttonStyle } from "#app/ui/kit/button-style.ts";
import { Icon, type IconName } from "#app/ui/kit/icon.tsx";

export type LinkButtonProps = LinkProps & {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: IconName | undefined;
  iconAfter?: IconName | undefined;
};

/** A link that looks like a button: it leads somewhere and does nothing. */
export function LinkButton({ look = "primary", size = "medium", icon, iconAfter, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={buttonStyle(look, size, className)}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {iconAfter === undefined ? null : <Icon name={iconAfter} />}
    </Link>
  );
}
