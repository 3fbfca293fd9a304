package terminal

import "github.com/schollz/progressbar/v3"

// Progress returns a bar for work of so many steps on a terminal; elsewhere one that
// draws nothing. What is written to w meanwhile stands on lines of its own.
func (w *Writer) Progress(steps int, doing string) *progressbar.ProgressBar {
	screen, ok := w.Terminal()
	if !ok {
		return progressbar.DefaultSilent(int64(steps))
	}
	bar := progressbar.NewOptions(steps, progressbar.OptionSetWriter(screen), progressbar.OptionClearOnFinish(),
		progressbar.OptionShowCount(), progressbar.OptionSetDescription(doing))
	w.wipe = func() error {
		if bar.IsFinished() {
			return nil
		}
		return bar.Clear()
	}
	return bar
}
