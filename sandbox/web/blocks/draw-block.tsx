import type { ReactElement } from 'react';
import { type Fields, textOf } from '../../slack/json.ts';
import { Borrowed } from './borrowed.tsx';
import { Card, Carousel } from './card.tsx';
import { Container } from './container.tsx';
import { DataTable } from './data-table.tsx';
import { Input } from './input.tsx';
import { Actions, Context, Divider, Heading, Picture, Section } from './layout.tsx';
import { RichText } from './rich-text.tsx';
import { Table } from './table.tsx';

export interface BlockProps {
  readonly block: Fields;
}

/** Our own, because each lacks something in slack-blocks-to-jsx: see borrowed.tsx for what and for the rest. */
const OWN: Readonly<Record<string, (props: BlockProps) => ReactElement>> = {
  section: Section,
  header: Heading,
  context: Context,
  context_actions: Actions,
  actions: Actions,
  divider: Divider,
  image: Picture,
  rich_text: RichText,
  input: Input,
  card: Card,
  carousel: Carousel,
  container: Container,
  table: Table,
  data_table: DataTable,
};

export function drawBlock(block: Fields, place: number): ReactElement {
  const Own = OWN[textOf(block.type)] ?? Borrowed;
  // A block keeps what was typed or sorted in it while its id stays; without one, while its place does.
  return <Own key={textOf(block.block_id) || `${textOf(block.type)}-${place}`} block={block} />;
}
