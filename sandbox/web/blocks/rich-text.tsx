import { type ReactElement, type ReactNode, useMemo } from 'react';
import { type Fields, fieldsOf, listOf, textOf } from '../../slack/json.ts';
import { localTime } from '../../slack/text/dates.ts';
import type { Names } from './blocks.tsx';
import type { BlockProps } from './draw-block.tsx';
import { useSetting } from './setting.ts';

/** A `rich_text` block, or a table's cell of that kind. Its text is literal. */
export function RichText({ block }: BlockProps): ReactElement {
  const { names } = useSetting();
  const parts = useMemo(() => listOf(block.elements).map(fieldsOf), [block]);
  return (
    <div className="rich-text">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity but their place
        <Part key={i} part={part} names={names} />
      ))}
    </div>
  );
}

interface PartProps {
  readonly part: Fields;
  readonly names: Names;
}

function Part({ part, names }: PartProps): ReactElement {
  const { type } = part;
  if (type === 'rich_text_list') return <Bullets part={part} names={names} />;
  const inside = inline(part.elements, names);
  if (type === 'rich_text_preformatted') return <pre className="preformatted">{inside}</pre>;
  if (type === 'rich_text_quote') return <blockquote className="quote">{inside}</blockquote>;
  return <p className="paragraph">{inside}</p>;
}

function Bullets({ part, names }: PartProps): ReactElement {
  const List = part.style === 'ordered' ? 'ol' : 'ul';
  const indent = typeof part.indent === 'number' ? part.indent : 0;
  return (
    <List className="bullets" style={{ marginInlineStart: `${indent * 28}px` }}>
      {listOf(part.elements).map((item, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
        <li key={i}>{inline(fieldsOf(item).elements, names)}</li>
      ))}
    </List>
  );
}

function inline(elements: unknown, names: Names): ReactNode[] {
  return listOf(elements).map((each, i) => {
    const element = fieldsOf(each);
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence have no identity but their place
    return <Piece key={i} element={element} names={names} />;
  });
}

const PIECES: Readonly<Record<string, (element: Fields, names: Names) => ReactNode>> = {
  text: ({ text }) => textOf(text),
  emoji: ({ unicode, name }) => pictured(textOf(unicode)) || `:${textOf(name)}:`,
  date: ({ timestamp, format }, names) => localTime(Number(timestamp), textOf(format), names),
  user: ({ user_id }, names) => mention('@', textOf(user_id), names),
  usergroup: ({ usergroup_id }, names) => mention('@', textOf(usergroup_id), names),
  channel: ({ channel_id }, names) => mention('#', textOf(channel_id), names),
  broadcast: ({ range }) => <span className="mention mention-all">@{textOf(range)}</span>,
  color: ({ value }) => <code className="code">{textOf(value)}</code>,
  link: ({ url, text }) => (
    <a href={textOf(url)} target="_blank" rel="noreferrer">
      {textOf(text) || textOf(url)}
    </a>
  ),
};

function Piece({ element, names }: { readonly element: Fields; readonly names: Names }): ReactNode {
  const type = textOf(element.type);
  const inside = PIECES[type]?.(element, names) ?? `(${type})`;
  return STYLES.filter(([style]) => fieldsOf(element.style)[style] === true).reduce<ReactNode>(
    (node, [, wrap]) => wrap(node),
    inside,
  );
}

/** The innermost first. */
const STYLES: readonly (readonly [string, (inside: ReactNode) => ReactNode])[] = [
  ['code', (inside) => <code className="code">{inside}</code>],
  ['underline', (inside) => <u>{inside}</u>],
  ['strike', (inside) => <s>{inside}</s>],
  ['italic', (inside) => <i>{inside}</i>],
  ['bold', (inside) => <b>{inside}</b>],
];

function mention(sign: string, id: string, { nameOf }: Names): ReactElement {
  return (
    <span className="mention">
      {sign}
      {nameOf(id)}
    </span>
  );
}

/** `1f469-200d-1f4bb` as the picture it stands for. */
function pictured(codes: string): string {
  const points = codes.split('-').map((code) => Number.parseInt(code, 16));
  return points.every(Number.isInteger) ? String.fromCodePoint(...points) : '';
}
