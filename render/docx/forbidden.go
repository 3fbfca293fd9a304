package docx

// What a user's file may hold, and what it is refused for: whatever is filled goes
// out in an office's name, so that nothing in it may run, fetch or lead to what the
// office did not put there. Names are in lower case.

// allowedParts are the extensions of parts that hold no XML, each with how such a
// file begins; "" where they begin in many ways.
var allowedParts = map[string][]string{
	"png": {"\x89PNG"}, "jpg": {"\xff\xd8"}, "jpeg": {"\xff\xd8"}, "jpe": {"\xff\xd8"}, "jfif": {"\xff\xd8"},
	"gif": {"GIF8"}, "bmp": {"BM"}, "tif": {"II", "MM"}, "tiff": {"II", "MM"},
	"emf": {"\x01\x00\x00\x00"}, "wmf": {"\xd7\xcd\xc6\x9a", "\x01\x00\x09", "\x02\x00\x09"}, "wdp": {"II"},
	// Fonts are scrambled by a key, and settings of printers are theirs.
	"odttf": {""}, "ttf": {""}, "fntdata": {""}, "bin": {""},
}

// xmlParts are the extensions of parts that hold XML.
var xmlParts = map[string]bool{"xml": true, "rels": true, "vml": true, "svg": true}

// forbiddenParts are what the names of parts say of them.
var forbiddenParts = []struct{ in, what string }{
	{"vbaproject.bin", "macros"},
	{"vbadata.xml", "macros"},
	{"activex", "an ActiveX control"},
	{"embeddings/", "an embedded file (OLE object)"},
	{"oleobject", "an OLE object"},
	{"customui", "commands for the ribbon (customUI)"},
	{"attachedtoolbars", "toolbars with commands"},
	{"afchunk", "a file of another format to insert (altChunk)"},
	{"webextensions/", "a web add-in"},
	{"externallinks/", "a link to another file"},
}

// forbiddenTypes are what content types say of parts.
var forbiddenTypes = []struct{ in, what string }{
	{"macroenabled", "macros"},
	{"vbaproject", "macros"},
	{"vbadata", "macros"},
	{"activex", "an ActiveX control"},
	{"oleobject", "an OLE object"},
	{"attachedtoolbars", "toolbars with commands"},
	{"keymapcustomizations", "keys with commands"},
	{"webextension", "a web add-in"},
	{"text/html", "a web page"},
	{"message/rfc822", "a web archive"},
	{"application/rtf", "a file of another format"},
	{"x-msdownload", "a program"},
}

// forbiddenRelations are the relationships, by the last word of their type, that a
// file is refused for wherever they lead.
var forbiddenRelations = map[string]string{
	"attachedtemplate":       "an attached template",
	"oleobject":              "an OLE object",
	"package":                "an embedded file (OLE object)",
	"control":                "an ActiveX control",
	"activexcontrolbinary":   "an ActiveX control",
	"vbaproject":             "macros",
	"wordvbadata":            "macros",
	"keymapcustomizations":   "keys with commands",
	"attachedtoolbars":       "toolbars with commands",
	"afchunk":                "a file of another format to insert (altChunk)",
	"subdocument":            "a subdocument",
	"frame":                  "a frame with another document",
	"mailmergesource":        "a data source for letters",
	"mailmergeheadersource":  "a data source for letters",
	"recipientdata":          "a data source for letters",
	"transform":              "a style sheet to transform it with",
	"extensibility":          "commands for the ribbon (customUI)",
	"usercustomization":      "commands for the ribbon (customUI)",
	"webextension":           "a web add-in",
	"webextensiontaskpanes":  "a web add-in",
	"externallinkpath":       "a link to another file",
	"externallink":           "a link to another file",
	"video":                  "a video",
	"audio":                  "a sound",
	"media":                  "a video or sound",
	"attachedschema":         "an attached schema",
	"customizations":         "keys with commands",
	"legacydocumenttemplate": "an attached template",
}

// allowedExternal are the relationships that may lead out of the file, by the last
// word of their type, and to where.
var allowedExternal = map[string][]string{"hyperlink": {"http:", "https:", "mailto:"}}

// forbiddenElements are elements by their local name, whatever their namespace.
var forbiddenElements = map[string]string{
	"OLEObject":         "an OLE object",
	"objectEmbed":       "an OLE object",
	"objectLink":        "an OLE object",
	"control":           "an ActiveX control",
	"ocx":               "an ActiveX control",
	"altChunk":          "a file of another format to insert (altChunk)",
	"subDoc":            "a subdocument",
	"attachedTemplate":  "an attached template",
	"attachedSchema":    "an attached schema",
	"frameset":          "frames with other documents",
	"sourceFileName":    "a frame with another document",
	"mailMerge":         "a data source for letters",
	"saveThroughXslt":   "a style sheet to transform it with",
	"entryMacro":        "macros",
	"exitMacro":         "macros",
	"webVideoPr":        "a web page in it",
	"script":            "a script",
	"scriptAnchor":      "a script",
	"foreignObject":     "a web page in a drawing",
	"webextension":      "a web add-in",
	"customUI":          "commands for the ribbon (customUI)",
	"movie":             "a video",
	"videoFile":         "a video",
	"audioFile":         "a sound",
	"quickTimeFile":     "a video",
	"wavAudioFile":      "a sound",
	"macroName":         "macros",
	"externalData":      "data in another file",
	"linkToQuery":       "a data source for letters",
	"connectString":     "a data source for letters",
	"dataSource":        "a data source for letters",
	"toolbars":          "toolbars with commands",
	"keymaps":           "keys with commands",
	"documentMacro":     "macros",
	"mcd":               "macros",
	"vbaSuppData":       "macros",
	"externalReference": "a link to another file",
}

// linkAttributes are attributes that lead to another file, in elements of drawings.
var linkAttributes = map[string]bool{"href": true, "src": true, "althref": true}

// fetchingElements are those whose links a program follows without being asked.
var fetchingElements = map[string]bool{"image": true, "imagedata": true, "fill": true, "stroke": true, "use": true, "feImage": true, "pattern": true}

// allowedFields are the fields of Word that may stand in a file: what they show is in
// the file or of the day.
var allowedFields = map[string]bool{
	"": true, "=": true,
	"PAGE": true, "NUMPAGES": true, "SECTION": true, "SECTIONPAGES": true, "PAGEREF": true,
	"DATE": true, "TIME": true, "CREATEDATE": true, "SAVEDATE": true, "PRINTDATE": true, "EDITTIME": true,
	"TOC": true, "TC": true, "XE": true, "INDEX": true, "TA": true, "TOA": true,
	"REF": true, "NOTEREF": true, "STYLEREF": true, "SEQ": true, "LISTNUM": true, "AUTONUM": true,
	"AUTONUMLGL": true, "AUTONUMOUT": true, "BIDIOUTLINE": true, "ADVANCE": true,
	"SYMBOL": true, "EQ": true, "IF": true, "COMPARE": true,
	"FORMTEXT": true, "FORMCHECKBOX": true, "FORMDROPDOWN": true,
	"TITLE": true, "SUBJECT": true, "AUTHOR": true, "KEYWORDS": true, "COMMENTS": true, "LASTSAVEDBY": true,
	"FILENAME": true, "FILESIZE": true, "DOCPROPERTY": true, "INFO": true, "REVNUM": true, "TEMPLATE": true,
	"NUMCHARS": true, "NUMWORDS": true, "USERNAME": true, "USERINITIALS": true,
	"MERGEFIELD": true, "CITATION": true, "BIBLIOGRAPHY": true, "HYPERLINK": true,
}

// forbiddenFields are those that run a program or bring in another file. They are
// refused anywhere in the code of a field.
var forbiddenFields = map[string]bool{
	"DDE": true, "DDEAUTO": true, "INCLUDETEXT": true, "INCLUDEPICTURE": true, "INCLUDE": true, "IMPORT": true,
	"LINK": true, "DATABASE": true, "EMBED": true, "MACROBUTTON": true, "RD": true, "HTMLACTIVEX": true,
	"CONTROL": true, "ADDIN": true, "AUTOTEXT": true, "AUTOTEXTLIST": true, "GLOSSARY": true, "GOTOBUTTON": true,
	"QUOTE": true, "PRINT": true,
}
