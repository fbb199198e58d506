import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles/tokens.css';
import './styles/layout.css';
import './styles/messages.css';
import './styles/composer.css';
import './styles/panel.css';

const page = document.getElementById('page');
if (page) createRoot(page).render(<App />);
