import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Sides that do not turn round with the language (R1). */
const PHYSICAL_SIDE =
  "(^|[\\s:!])-?(" +
  // Nothing without a measure: `right` alone is a word.
  "(m[lr]|p[lr]|scroll-m[lr]|scroll-p[lr]|left|right)-[^\\s]+|" +
  "((border|rounded|rounded-t|rounded-b)-[lr]|rounded-[tb][lr]|(text|float|clear|origin|object|bg)-(left|right))(-[^\\s]+)?!?" +
  ")($|\\s)";
const logicalSide = "Use the logical side: ms-, me-, ps-, pe-, start-, end-, text-start, border-s, rounded-s (R1).";
/** Wherever a text stands: classes come from variables, tables and functions as well. */
const physicalSides = [
  { selector: `Literal[value=/${PHYSICAL_SIDE}/]`, message: logicalSide },
  { selector: `TemplateElement[value.raw=/${PHYSICAL_SIDE}/]`, message: logicalSide },
  { selector: "JSXAttribute[name.name='style']", message: "Inline styles neither flip nor pass the CSP: use a class (R1)." },
];

const notEnum = { selector: "TSEnumDeclaration", message: "Use a union of string literals." };
const onlyEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read the environment in app/platform/env.server.ts and ask it.",
};

/** A page that comes over plain HTTP, as inside a closed network it may, has no such function. */
const secureOnly = {
  selector: "MemberExpression[property.name='randomUUID']",
  message: "Missing in a browser over plain HTTP: use randomId of app/offline/random-id.ts.",
};

const impure = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "The clock is a parameter of domain." },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: "The clock is a parameter of domain." },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: "Chance is a parameter of domain." },
  { selector: "MemberExpression[object.name='crypto']", message: "Chance is a parameter of domain." },
  { selector: "Identifier[name='process']", message: "Domain does no I/O." },
  { selector: "CallExpression[callee.name='fetch']", message: "Domain does no I/O." },
  { selector: "ThrowStatement", message: "A refusal is a value: return refused(...)." },
];

export default tseslint.config(
  { ignores: ["build/**", "node_modules/**", ".data/**", "app/platform/prisma/**", "tests/output/**", "app/static/**"] },
  {
    files: ["app/**/*.{ts,tsx}", "tests/**/*.{ts,tsx}", "prisma/**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: new URL("../..", import.meta.url).pathname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // A Response is thrown on purpose: Remix knows how to show it.
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", package: "@remix-run/server-runtime", name: "TypedResponse" },
          ],
        },
      ],
      // Texts are walked by code point on purpose: letters of Arabic script are one code point each.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", destructuredArrayIgnorePattern: "^_" },
      ],
      "no-console": "error",
      "no-restricted-syntax": ["error", notEnum, onlyEnv],
    },
  },
  {
    files: ["app/platform/env.server.ts", "app/**/*.test.{ts,tsx}", "tests/**/*.{ts,tsx}", "prisma/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", notEnum] },
  },
  {
    // Before anything is loaded, the command line settles the environment for everything that it starts.
    files: ["app/cli/**/*.ts"],
    rules: { "no-console": "off", "no-restricted-syntax": ["error", notEnum] },
  },
  {
    files: ["app/**/*.tsx"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...jsxA11y.flatConfigs.recommended.rules,
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  {
    // Everything that can hold a class: Tailwind reads them from any file of app.
    files: ["app/**/*.tsx", "app/ui/**/*.ts", "app/routes/**/*.ts", "app/offline/**/*.ts", "app/i18n/**/*.ts"],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", notEnum, onlyEnv, secureOnly, ...physicalSides] },
  },
  {
    // Rendered lessons carry classes too; and domain stays pure.
    files: ["app/domain/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", notEnum, ...impure, ...physicalSides] },
  },
  { files: ["**/*.test.{ts,tsx}", "tests/**/*.{ts,tsx}"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
);
