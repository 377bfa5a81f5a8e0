/** Examples as they stand in a rule's file, made into whole pages. Used by the tests and by the documentation. */

/**
 * The page around an example. Code that begins with the marker is a page already, as raw code is; one line is
 * the line that says when a talk is; all else are the talks of somebody.
 */
export function wholePage(code: string, raw = false): string {
  if (raw || /^⟦?speaker-page/.test(code)) return code;
  return `${speaker}${code.includes('\n') ? code : talkAt(code)}`;
}

const speaker = `speaker-page

Ann Smith

Ann Smith writes compilers and likes tea.

Home page: https://ann.example/

`;

function talkAt(line: string): string {
  return `The Packaging Gradient

Scalable Python, Intermediate
${line}

Description

Shipping can be hard. This talk presents a guide.

Abstract

Deployment is not the last step of development. Experienced engineers work backwards from it.
`;
}
