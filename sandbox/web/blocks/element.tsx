import type { ComponentType, ReactElement } from 'react';
import { type Fields, textOf } from '../../slack/json.ts';
import { Button } from './button.tsx';
import { Choices } from './choices.tsx';
import { DateField, TextField } from './fields.tsx';
import { Overflow } from './overflow.tsx';
import { Select } from './select.tsx';

export interface ElementProps {
  readonly element: Fields;
  readonly blockId: string;
  /** Names the control for screen readers where nothing on it does. */
  readonly label: string;
  /** The id of what describes it, such as a hint or an error. */
  readonly describedBy?: string;
  /** Whether each change is also told as a press. Inputs of a form are silent unless `dispatch_action` is set. */
  readonly silent?: boolean;
}

const OWN: Readonly<Record<string, ComponentType<ElementProps>>> = {
  button: Button,
  icon_button: Button,
  overflow: Overflow,
  static_select: Select,
  external_select: Select,
  users_select: Select,
  channels_select: Select,
  conversations_select: Select,
  multi_static_select: Select,
  multi_external_select: Select,
  multi_users_select: Select,
  multi_channels_select: Select,
  multi_conversations_select: Select,
  checkboxes: Choices,
  radio_buttons: Choices,
  datepicker: DateField,
  timepicker: DateField,
  datetimepicker: DateField,
  plain_text_input: TextField,
  number_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  image: Thumbnail,
};

/** Anything that stands inside a block. What is unknown is named, so that it is missed. */
export function Element(props: ElementProps): ReactElement {
  const Own = OWN[textOf(props.element.type)];
  return Own ? <Own {...props} /> : <span className="unknown">({textOf(props.element.type)})</span>;
}

function Thumbnail({ element }: ElementProps): ReactElement {
  return <img className="thumbnail" src={textOf(element.image_url)} alt={textOf(element.alt_text)} />;
}
