package inputs

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// settingsName is what a file of settings is called.
const settingsName = "annualreport.yaml"

// PassedOver is an entry of a folder that is not read.
type PassedOver struct {
	Name string
	Why  report.Label
}

// Folder returns the names of the files of a folder, in order, and what it holds
// beside. Who sends a folder in may put links into it that lead elsewhere, and pipes on
// which reading never ends: neither is a file. Folders within are not looked into.
func Folder(dir string) (files []string, passed []PassedOver, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if why := notRead(e); why != (report.Label{}) {
			passed = append(passed, PassedOver{name, why})
		} else {
			files = append(files, name)
		}
	}
	return files, passed, nil
}

// notRead says why an entry is not read; nothing where it is.
func notRead(e fs.DirEntry) report.Label {
	switch {
	case e.IsDir():
		return report.Label{ZH: "下级文件夹", EN: "a folder"}
	case e.Type()&fs.ModeSymlink != 0:
		return report.Label{ZH: "符号链接", EN: "a symbolic link"}
	case !e.Type().IsRegular():
		return report.Label{ZH: "非普通文件", EN: "not a regular file"}
	case strings.HasPrefix(e.Name(), "."), strings.HasPrefix(e.Name(), "~$"):
		// Word keeps a ~$ file beside one that is open.
		return report.Label{ZH: "隐藏文件", EN: "a hidden file"}
	case e.Name() == settingsName:
		// Settings silence findings: whoever sends a folder in does not choose them.
		return report.Label{ZH: "设置文件，不采用", EN: "settings, which are not followed"}
	}
	return report.Label{}
}
