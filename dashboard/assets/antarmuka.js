// Streamlit's own words in Indonesian. It offers no translation, so a table and one observer do it:
// a text or label that is, as a whole, a known English one is replaced; what our pages wrote is never looked at.
"use strict";

(() => {
  // Streamlit asks the browser how to write dates and numbers: the answer is Indonesian whatever the browser's menus speak.
  for (const [name, value] of [["language", "id-ID"], ["languages", ["id-ID", "id"]]]) {
    Object.defineProperty(navigator, name, { configurable: true, get: () => value });
  }

  const WORDS = {
    // The page around the content
    "Running...": "Memuat…",
    "Stopping...": "Menghentikan…",
    "Stop": "Hentikan",
    "Rerun": "Muat ulang",
    "Always rerun": "Selalu muat ulang",
    "Please wait...": "Mohon tunggu…",
    "Loading...": "Memuat…",
    "Connecting": "Menghubungkan",
    "Connecting to Streamlit server": "Menghubungkan ke dasbor",
    "Reconnected to server.": "Tersambung kembali.",
    "Connection error": "Sambungan terputus",
    "Connection timed out.": "Dasbor tidak menjawab.",
    "Connection lost. Please wait for the app to reconnect, then try again.": "Sambungan terputus. Tunggu sampai tersambung kembali, lalu coba lagi.",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "Dasbor tidak menjawab. Bila dasbor berjalan di komputer ini, jalankan kembali:",
    "streamlit run yourscript.py": "streamlit run app.py",
    "Streamlit server is not responding. Are you connected to the internet?": "Dasbor tidak menjawab. Periksa sambungan jaringan Anda, lalu muat ulang halaman.",
    "Unable to connect to Streamlit server": "Tidak dapat terhubung ke dasbor",
    "Script execution error": "Terjadi gangguan pada dasbor",
    "Network error": "Gangguan jaringan",
    "Network issue": "Gangguan jaringan",
    "Request timed out": "Waktu permintaan habis",
    "Unknown error": "Gangguan yang tidak dikenal",
    "Error": "Kesalahan",
    "Warning": "Peringatan",
    "Main menu": "Menu utama",
    "App pages": "Halaman dasbor",
    "Sidebar": "Bilah sisi",
    "Collapse sidebar": "Tutup bilah sisi",
    "Expand sidebar": "Buka bilah sisi",
    "View less": "Tampilkan lebih sedikit",
    "Navigate to home page": "Ke halaman depan",
    "Skip to main content": "Langsung ke isi utama",
    "Notifications": "Pemberitahuan",
    "Page not found": "Halaman tidak ditemukan",
    "The page that you have requested does not seem to exist": "Halaman yang Anda minta tidak ada",
    "Scroll tabs left": "Geser tab ke kiri",
    "Scroll tabs right": "Geser tab ke kanan",
    "Settings": "Pengaturan",
    "Print": "Cetak",
    "Close": "Tutup",
    "Cancel": "Batal",
    "Dismiss": "Tutup",
    "Retry": "Coba lagi",
    "Try again": "Coba lagi",
    "Fullscreen": "Layar penuh",
    "Close fullscreen": "Keluar dari layar penuh",
    "Link to heading": "Tautan ke judul ini",
    "Help": "Bantuan",
    "Copy": "Salin",
    "Copied": "Tersalin",
    "Copy to clipboard": "Salin",
    "Image": "Gambar",
    "Scrollable table": "Tabel yang dapat digeser",
    "Footnotes": "Catatan kaki",
    // Choosing and typing
    "Choose an option": "Pilih satu",
    "Choose options": "Pilih",
    "Choose or add an option": "Pilih atau tambahkan satu",
    "Choose or add options": "Pilih atau tambahkan",
    "Add an option": "Tambahkan satu",
    "Add options": "Tambahkan",
    "Select...": "Pilih…",
    "Select all": "Pilih semua",
    "Clear all": "Hapus semua",
    "Clear value": "Hapus pilihan",
    "Clear entry": "Hapus isian",
    "Clear selection": "Hapus pilihan",
    "No results": "Tidak ada hasil",
    "No options": "Tidak ada pilihan",
    "No options to select": "Tidak ada pilihan",
    "All selected options have been cleared.": "Semua pilihan telah dihapus.",
    "Selected values": "Pilihan saat ini",
    "Selectbox": "Kotak pilihan",
    "Selectbox options": "Daftar pilihan",
    "Multiselect": "Kotak pilihan",
    "Multiselect options": "Daftar pilihan",
    "Show suggestions": "Tampilkan saran",
    "Suggestions": "Saran",
    "Open": "Buka",
    "Delete": "Hapus",
    "Increment": "Tambah",
    "Decrement": "Kurangi",
    "Show password": "Tampilkan kata sandi",
    "Hide password": "Sembunyikan kata sandi",
    "Invalid input.": "Isian tidak sah.",
    "Number is above the allowed range.": "Angka melebihi batas.",
    "Number is below the allowed range.": "Angka kurang dari batas.",
    "Very dissatisfied": "Sangat tidak puas",
    "Dissatisfied": "Tidak puas",
    "Neutral": "Netral",
    "Satisfied": "Puas",
    "Very satisfied": "Sangat puas",
    // Dates
    "Calendar": "Kalender",
    "Choose date": "Pilih tanggal",
    "Choose date range": "Pilih rentang tanggal",
    "Clear date": "Hapus tanggal",
    "Clear dates": "Hapus tanggal",
    "Date range": "Rentang tanggal",
    "Quick select a date range": "Pilih rentang tanggal",
    "Start Date": "Tanggal mulai",
    "End Date": "Tanggal selesai",
    "Start date must be before end date.": "Tanggal mulai harus sebelum tanggal selesai.",
    "Selected date unavailable.": "Tanggal itu tidak tersedia.",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.": "Tombol panah untuk berpindah tanggal, Enter untuk memilih, Escape untuk menutup.",
    "Click to start selecting date range": "Tekan untuk memulai rentang tanggal",
    "Click to finish selecting date range": "Tekan untuk mengakhiri rentang tanggal",
    "First available date": "Tanggal pertama yang tersedia",
    "Last available date": "Tanggal terakhir yang tersedia",
    "Next month": "Bulan berikutnya",
    "Previous month": "Bulan sebelumnya",
    "Next": "Berikutnya",
    "Previous": "Sebelumnya",
    "dd": "hh",
    "mm": "bb",
    "yyyy": "tttt",
    "Empty": "Kosong",
    // Files
    "file upload": "Unggah berkas",
    "Upload": "Unggah",
    "Add files": "Tambah berkas",
    "Drag and drop a file here": "Tarik dan lepas berkas di sini",
    "Drag and drop files here": "Tarik dan lepas berkas di sini",
    "Upload failed": "Gagal mengunggah",
    "Click to retry upload": "Tekan untuk mengunggah ulang",
    "File size is too small.": "Berkas terlalu kecil.",
    "Only one file is allowed.": "Hanya satu berkas yang diterima.",
    "Too many files": "Terlalu banyak berkas",
    "Unexpected error. Please try again.": "Terjadi gangguan. Coba lagi.",
    "Download failed": "Berkas gagal dibuat. Coba sekali lagi; bila tetap gagal, muat ulang halaman.",
    "Failed to generate file for download": "Berkas gagal dibuat. Coba sekali lagi; bila tetap gagal, muat ulang halaman.",
    "Deferred download not properly configured": "Berkas gagal dibuat. Muat ulang halaman, lalu coba sekali lagi.",
    "Connection closed": "Sambungan terputus. Tunggu sampai tersambung kembali, lalu coba lagi.",
    // Tables
    "Search": "Cari",
    "Close Search": "Tutup pencarian",
    "Type to search": "Ketik untuk mencari",
    "Next Result": "Hasil berikutnya",
    "Previous Result": "Hasil sebelumnya",
    "Show/hide columns": "Tampilkan/sembunyikan kolom",
    "Dataframe column menu": "Menu kolom",
    "Sort ascending": "Urutkan naik",
    "Sort descending": "Urutkan turun",
    "Autosize": "Sesuaikan lebar",
    "Pin column": "Sematkan kolom",
    "Unpin column": "Lepas kolom",
    "Hide column": "Sembunyikan kolom",
    "Copy column name": "Salin nama kolom",
    "Format": "Format",
    "Automatic": "Otomatis",
    "Localized": "Setempat",
    "Plain": "Polos",
    "Compact": "Ringkas",
    "Dollar": "Dolar",
    "Percent": "Persen",
    "Scientific": "Ilmiah",
    "Accounting": "Akuntansi",
    "Distance": "Jarak",
    "Duration": "Durasi",
    "Statistics": "Statistik",
    "Count": "Jumlah baris",
    "Distinct": "Nilai berbeda",
    "Minimum": "Terkecil",
    "Maximum": "Terbesar",
    "Average": "Rata-rata",
    "Average length": "Panjang rata-rata",
    "Minimum length": "Panjang terkecil",
    "Maximum length": "Panjang terbesar",
    "Standard deviation": "Simpangan baku",
    "Sum": "Jumlah",
    "Range": "Rentang",
    "Top values frequency chart": "Diagram nilai tersering",
    "Distribution histogram": "Histogram sebaran",
    "Add row": "Tambah baris",
    "Delete row(s)": "Hapus baris",
    "Edit": "Ubah",
    "(index)": "(nomor)",
    "No data": "Tidak ada data",
    "Failed to load data": "Gagal memuat data",
  };

  const SENTENCES = [
    [/^add icon$/, "tambah"],
    [/^Add: (.+)$/, "Cari “$1”"],
    [/^Press Enter to apply$/, "Tekan Enter untuk menerapkan"],
    [/^Press Enter to submit form$/, "Tekan Enter untuk mengirim"],
    [/^Press (Ctrl|⌘)\+Enter to apply$/, "Tekan $1+Enter untuk menerapkan"],
    [/^Press (Ctrl|⌘)\+Enter to submit form$/, "Tekan $1+Enter untuk mengirim"],
    [/^You can only select up to (\d+) options?\. Remove an option first\.$/, "Paling banyak $1 pilihan. Hapus satu pilihan dahulu."],
    [/^Select (\d+) matches$/, "Pilih $1 yang cocok"],
    [/^View (\d+) more$/, "Tampilkan $1 lagi"],
    [/^Remove (.+)$/, "Hapus $1"],
    [/^(.+) start date$/, "$1, tanggal mulai"],
    [/^(.+) end date$/, "$1, tanggal selesai"],
    [/^Today, (.+)$/, "Hari ini, $1"],
    [/^Choose date, (.+)$/, "Pilih tanggal, $1"],
    [/^Choose date range, (.+)$/, "Pilih rentang tanggal, $1"],
    [/^(\d+) options? available\.$/, "$1 pilihan tersedia."],
    [/^(.+) — start$/, "$1, dari"],
    [/^(.+) — end$/, "$1, sampai"],
    [/^day, (.+)$/, "hari, $1"],
    [/^month, (.+)$/, "bulan, $1"],
    [/^year, (.+)$/, "tahun, $1"],
    [/^Cancel upload of (.+)$/, "Batalkan pengunggahan $1"],
    [/^File must be (.+) or smaller\.$/, "Berkas paling besar $1."],
    [/^(.+) files are not allowed\.$/, "Berkas $1 tidak diterima."],
    [/^File type must be (?:one of )?(.+)$/, "Jenis berkas harus $1"],
    [/^(\d+ ?[KMG]B) per file( • .+)?$/, "Paling besar $1 per berkas$2"],
    [/^Number is outside the allowed range\. Please enter a value between (.+) and (.+)\.$/, "Angka di luar batas. Isikan $1 sampai $2."],
    [/^Number is above the allowed range\. Please enter a value less than or equal to (.+)\.$/, "Angka melebihi batas. Isikan paling banyak $1."],
    [/^Number is below the allowed range\. Please enter a value greater than or equal to (.+)\.$/, "Angka kurang dari batas. Isikan paling sedikit $1."],
    [/^Cannot connect to Streamlit \(HTTP status: (\d+)\)\.?$/, "Tidak dapat terhubung ke dasbor (kode HTTP $1)."],
    [/^Connection failed with status (\d+).*$/, "Tidak dapat terhubung ke dasbor (kode HTTP $1)."],
  ];

  const LABELS = ["aria-label", "title", "placeholder", "data-title"];
  // What our pages wrote; the shadow roots of our components are out of reach anyway.
  // Streamlit writes the word on its own upload button as Markdown too.
  const TEXTS = '[data-testid="stMarkdownContainer"]:not([data-testid="stFileUploader"] *)';
  const DRAWN = '[data-testid="stHtml"], table, svg, canvas, style, script';

  function translated(english) {
    if (english === null || english.length < 2 || english.length > 160) return null;
    const trimmed = english.trim();
    if (Object.hasOwn(WORDS, trimmed)) return WORDS[trimmed];
    for (const [pattern, indonesian] of SENTENCES) {
      if (pattern.test(trimmed)) return trimmed.replace(pattern, indonesian);
    }
    return null;
  }

  // A tool of a table or chart is labelled "Search: <name of the table>", the name being ours.
  function translatedLabel(english) {
    const [, tool, name] = english?.match(/^([A-Z][\w/ ]+)(: .+)$/) ?? [];
    if (tool && Object.hasOwn(WORDS, tool)) return WORDS[tool] + name;
    return translated(english);
  }

  function translateText(text) {
    if (text.parentElement?.closest(TEXTS)) return;
    const indonesian = translated(text.data);
    if (indonesian !== null && indonesian !== text.data) text.data = indonesian;
  }

  function translateLabels(element) {
    for (const label of LABELS) {
      const indonesian = translatedLabel(element.getAttribute(label));
      if (indonesian !== null && indonesian !== element.getAttribute(label)) element.setAttribute(label, indonesian);
    }
  }

  function translateNode(node) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node);
    else translateLabels(node);
  }

  const isDrawn = (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(DRAWN);
  const undrawn = (node) => (isDrawn(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);

  function translateTree(root) {
    if (root.nodeType !== Node.TEXT_NODE && root.nodeType !== Node.ELEMENT_NODE) return;
    if (root.parentElement?.closest(DRAWN) || isDrawn(root)) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, undrawn);
    for (let node = root; node; node = walker.nextNode()) translateNode(node);
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translateTree);
      else if (!change.target.parentElement?.closest(DRAWN)) translateNode(change.target);
    }
  }).observe(document.documentElement, { attributeFilter: LABELS, characterData: true, childList: true, subtree: true });
})();
